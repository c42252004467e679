module picloud.dev/benchmarks/pocketbase

go 1.25

require github.com/pocketbase/pocketbase v0.36.8
