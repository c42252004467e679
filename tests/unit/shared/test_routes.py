"""Patterns of routes, and which route wins: against a matcher that tries all of them."""

import random
from itertools import permutations, product

import pytest

from picloud.shared.errors import BadRequest, Invalid, PiCloudError
from picloud.shared.http.route_patterns import parse_pattern
from picloud.shared.http.route_tree import RouteTree, split_path
from picloud.shared.routes import LiveRoute

METHODS = ("GET", "POST", "HEAD", "DELETE")


def route(path: str, *methods: str) -> LiveRoute:
    return LiveRoute(f"{path} {' '.join(methods)}", path, methods or ("GET",), script_id="s")


def answer(tree: RouteTree, raw: bytes, method: str = "GET") -> tuple[str, dict[str, str]] | None:
    match = tree.find(split_path(raw), method)
    return None if match is None else (match.route.path, match.params)


@pytest.mark.parametrize("order", list(permutations(["/a/b", "/a/:x", "/*r"])))
def test_order_of_creation_never_matters(order: tuple[str, ...]) -> None:
    tree = RouteTree(route(path) for path in order)
    assert [answer(tree, raw) for raw in (b"/a/b", b"/a/b/", b"/a/c", b"/a", b"/", b"/a/b/c", b"/A/b", b"//a")] == [
        ("/a/b", {}),
        ("/a/b", {}),
        ("/a/:x", {"x": "c"}),
        ("/*r", {"r": "a"}),
        ("/*r", {"r": ""}),
        ("/*r", {"r": "a/b/c"}),
        ("/*r", {"r": "A/b"}),
        ("/*r", {"r": "/a"}),
    ]


def test_search_goes_back_when_a_literal_leads_nowhere() -> None:
    tree = RouteTree([route("/a/b/c"), route("/:x/b/d"), route("/a/*rest", "POST")])
    assert answer(tree, b"/a/b/d") == ("/:x/b/d", {"x": "a"})
    assert answer(tree, b"/a/b/d", "POST") == ("/a/*rest", {"rest": "b/d"})
    assert answer(tree, b"/a/b") is None


def test_escaped_slash_stays_inside_a_parameter() -> None:
    tree = RouteTree([route("/:x"), route("/:x/:y")])
    assert answer(tree, b"/a%2Fb") == ("/:x", {"x": "a/b"})
    assert answer(tree, b"/%252e/%C3%A9") == ("/:x/:y", {"x": "%2e", "y": "é"})


def test_empty_segment_is_no_parameter() -> None:
    assert answer(RouteTree([route("/:x"), route("/:x/:y")]), b"//a") is None


def test_route_for_get_answers_head_unless_its_twin_does() -> None:
    assert answer(RouteTree([route("/a"), route("/:x", "HEAD")]), b"/a", "HEAD") == ("/a", {})
    assert answer(RouteTree([route("/:x"), route("/:y", "HEAD")]), b"/a", "HEAD") == ("/:y", {"y": "a"})


def test_methods_are_those_of_every_route_of_the_path() -> None:
    tree = RouteTree([route("/a"), route("/:x", "POST"), route("/*r", "DELETE"), route("/b", "PUT")])
    assert tree.methods(["a"]) == ["DELETE", "GET", "HEAD", "POST"]
    assert tree.methods([]) == ["DELETE"]
    assert RouteTree().methods(["a"]) == []


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"/..", "bad_path"),
        (b"/a/%2e%2e", "bad_path"),
        (b"/a%2f..", "bad_path"),
        (b"/./a", "bad_path"),
        (b"/%FF", "bad_path_encoding"),
        (b"/%zz", "bad_path_encoding"),
        (b"/%00", "bad_path_encoding"),
        (b"/\xc3\xa9", "bad_path_encoding"),
    ],
)
def test_path_that_cannot_be_read_is_refused(raw: bytes, code: str) -> None:
    with pytest.raises(BadRequest) as caught:
        split_path(raw)
    assert caught.value.code == code


def test_parameter_is_bounded() -> None:
    tree = RouteTree([route("/:x")])
    assert answer(tree, b"/" + b"a" * 1_024) is not None
    with pytest.raises(PiCloudError) as caught:
        answer(tree, b"/" + b"%C3%A9" * 513)
    assert caught.value.code == "uri_too_long"


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0),
        ("a", 0),
        ("//", 1),
        ("/a//b", 3),
        ("/..", 1),
        ("/%2f", 1),
        ("/a b", 2),
        ("/a?b", 2),
        ("/a#b", 2),
        ("/{a}", 1),
        ("/:", 1),
        ("/:a-b", 1),
        ("/:a/:a", 4),
        ("/*a/b", 1),
        ("/a*", 2),
        ("/(a+)+$:", 7),
        ("/é", 1),
        ("/" + "a" * 2_048, 2_048),
        ("/a" * 33, 0),
    ],
)
def test_pattern_that_cannot_be_used_is_refused_with_its_place(text: str, position: int) -> None:
    with pytest.raises(Invalid) as caught:
        parse_pattern(text)
    assert (caught.value.code, caught.value.details["position"]) == ("invalid_pattern", position)  # type: ignore[index]


def test_shape_forgets_names_and_the_slash_at_the_end() -> None:
    assert parse_pattern("/a/:x/*y").shape == parse_pattern("/a/:z/*w/").shape == "/a/:/*"
    assert parse_pattern("/a/:x/").text == "/a/:x"
    assert parse_pattern("/").text == "/"


def test_random_paths_agree_with_a_matcher_that_tries_every_shape() -> None:
    rng = random.Random(22)
    routes = _random_routes(rng, 500)
    tree = RouteTree(routes)
    by_shape = {(parse_pattern(each.path).shape, method): each for each in routes for method in each.methods}
    hits = 0
    for _ in range(10_000):
        segments = [rng.choice(LETTERS) for _ in range(rng.randrange(5))]
        method = rng.choice(METHODS)
        match = tree.find(segments, method)
        expected = _brute_force(by_shape, segments, method)
        assert (match and (match.route.id, list(match.params.values()))) == expected, (segments, method)
        hits += match is not None
    assert 2_000 < hits < 8_000


LETTERS = ["a", "b", "c", "d", "e", "f", ""]


def _random_routes(rng: random.Random, count: int) -> list[LiveRoute]:
    routes: list[LiveRoute] = []
    taken: set[tuple[str, str]] = set()
    while len(routes) < count:
        parts = [rng.choice([*LETTERS[:-1], f":p{index}"]) for index in range(rng.randrange(1, 5))]
        if rng.random() < 0.1:
            parts.append("*rest")
        pattern = parse_pattern("/" + "/".join(parts))
        methods = tuple(sorted(rng.sample(METHODS, rng.randrange(1, 3))))
        keys = {(pattern.shape, method) for method in methods}
        if not keys & taken:
            taken |= keys
            routes.append(LiveRoute(f"{len(routes)}", pattern.text, methods, script_id="s"))
    return routes


def _brute_force(
    by_shape: dict[tuple[str, str], LiveRoute], segments: list[str], method: str
) -> tuple[str, list[str]] | None:
    """Try every shape that the path could have, the best first."""
    methods = ("HEAD", "GET") if method == "HEAD" else (method,)
    found: list[tuple[list[int], LiveRoute, list[str]]] = []
    for length in range(len(segments) + 1):
        for kinds in product((0, 1), repeat=length):
            for ranks in {(*kinds, 2), kinds} if length == len(segments) else {(*kinds, 2)}:
                shape = "/" + "/".join(("*" if r == 2 else ":" if r else segments[i]) for i, r in enumerate(ranks))
                values = [segments[i] for i, r in enumerate(kinds) if r]
                each = next((by_shape[shape, m] for m in methods if (shape, m) in by_shape), None)
                if each is not None and all(values):
                    rest = ["/".join(segments[length:])] if ranks != kinds else []
                    found.append((list(ranks), each, values + rest))
    best = min(found, key=lambda each: each[0], default=None)
    return None if best is None else (best[1].id, best[2])
