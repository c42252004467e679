// PocketBase with its JavaScript hooks, which its prebuilt program has as well; BENCH_HOOKS is their directory.
package main

import (
	"log"
	"os"

	"github.com/pocketbase/pocketbase"
	"github.com/pocketbase/pocketbase/plugins/jsvm"
)

func main() {
	app := pocketbase.NewWithConfig(pocketbase.Config{DefaultDev: false})
	jsvm.MustRegister(app, jsvm.Config{HooksDir: os.Getenv("BENCH_HOOKS"), HooksPoolSize: 15})
	if err := app.Start(); err != nil {
		log.Fatal(err)
	}
}
