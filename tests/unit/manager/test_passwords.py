"""Which passwords are refused, and how they are hashed."""

import asyncio
import subprocess
import sys
import threading
import time

import pytest
from argon2 import PasswordHasher, extract_parameters

from picloud.manager.access.passwords import Passwords, find_password_fault
from picloud.shared.errors import Invalid, ServerBusy


class SlowHasher(PasswordHasher):
    """Waits until it is let go, and counts."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.go = threading.Event()
        self.verified = 0

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]  # noqa: A002  # its name
        self.verified += 1
        self.go.wait(60)
        return super().verify(hash, password)


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "Tr0ub4dor&3-with-more",
        "größe der welt 7",
        "日本語のパスワードは長いです",
        "kX9#mQ2$vL5@",
        ("correct horse battery " * 6)[:127] + "!",
    ],
)
def test_password_that_is_hard_to_guess_is_taken(password: str) -> None:
    assert find_password_fault(password) is None


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "12 to 128"),
        ("kX9#mQ2$vL5", "12 to 128"),
        ("kX9#mQ2$vL5@" * 11, "12 to 128"),
        ("kX9#mQ2$vL5@\n", "control"),
        ("aaaaaaaaaaaa", "easy to guess"),
        ("abcabcabcabc", "easy to guess"),
        ("hunter2hunter2", "easy to guess"),
        ("x7#Kp2!m" * 16, "easy to guess"),
        ("123456789012", "easy to guess"),
        ("qwertyuiopasdf", "easy to guess"),
        ("ZYXWVUTSRQPO", "easy to guess"),
        ("1qaz2wsx3edc", "easy to guess"),
        ("password1234", "easy to guess"),
        ("!!PASSWORD!!!", "easy to guess"),
        ("2024football2024", "easy to guess"),
        ("123qweasdzxc", "easy to guess"),
        ("picloud-admin", "easy to guess"),
    ],
)
def test_password_that_is_guessed_first_is_refused(password: str, words: str) -> None:
    fault = find_password_fault(password)
    assert fault is not None
    assert words in fault


async def test_hash_is_argon2id_with_the_parameters_of_the_decision() -> None:
    stored = await Passwords().hash("correct horse battery")

    parameters = extract_parameters(stored)
    assert parameters.type.name == "ID"
    assert (parameters.memory_cost, parameters.time_cost, parameters.parallelism) == (19 * 1024, 2, 1)


async def test_hash_refuses_a_password_that_is_easily_guessed() -> None:
    with pytest.raises(Invalid) as caught:
        await Passwords().hash("password1234")

    assert caught.value.details is not None
    assert [fault["field"] for fault in caught.value.details["errors"]] == ["password"]


def test_longest_password_is_judged_in_time() -> None:
    bomb = ("4@8({[</369&#!1/|0$5+7%2/" * 6)[:128]
    began = time.thread_time()  # what else runs on the machine does not count

    find_password_fault(bomb)

    assert time.thread_time() - began < 5


def test_word_lists_are_not_loaded_by_a_process_that_only_logs_in() -> None:
    code = (
        "import sys, picloud.manager.access.passwords as p, asyncio; asyncio.run(p.Passwords().matches('x', None)); "
        "sys.exit('zxcvbn' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


async def test_only_the_right_password_matches() -> None:
    passwords = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    stored = await passwords.hash("correct horse battery")

    assert await passwords.matches("correct horse battery", stored)
    assert not await passwords.matches("correct horse battery ", stored)
    assert not await passwords.matches("a password that nobody has", None)
    assert not await passwords.matches("correct horse battery", "not a hash")


async def test_account_that_is_not_there_costs_a_hash_too() -> None:
    hasher = SlowHasher()
    hasher.go.set()
    passwords = Passwords(hasher)

    await passwords.matches("x", None)

    assert hasher.verified == 1


async def test_third_hash_at_once_is_refused_and_room_comes_back() -> None:
    hasher = SlowHasher()
    passwords = Passwords(hasher)
    running = [asyncio.create_task(passwords.matches("x", None)) for _ in range(2)]
    await asyncio.sleep(0)

    with pytest.raises(ServerBusy):
        await passwords.matches("x", None)
    running[0].cancel()
    await asyncio.sleep(0)
    with pytest.raises(ServerBusy):  # its thread still has the memory
        await passwords.matches("x", None)
    hasher.go.set()
    await asyncio.wait(running)
    async with asyncio.timeout(60):
        while True:
            try:
                assert not await passwords.matches("x", None)
            except ServerBusy:
                await asyncio.sleep(0.01)
            else:
                break
