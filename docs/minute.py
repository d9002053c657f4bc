"""The first minute with companion as one SVG that moves: frames of the real app, no script.

Each frame is on show for its seconds, by CSS. Where a viewer asks for less motion the last one stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from picture import Still, opened, sample_day, settle, svg

SIZE = (80, 24)
BODY = '<g transform="translate(9, 41)" clip-path="url(#'
BREATH = 0.5  # seconds between two frames of the breath


async def frames() -> list[tuple[float, str]]:
    """What there is to see, in its order, each with the seconds that it stays."""
    clock = Still()
    taken: list[tuple[float, str]] = []

    def life(companion: Any) -> None:
        sample_day(companion, clock)

    async with opened(life, clock, "dawn", SIZE) as pilot:

        async def press(seconds: float, *keys: str) -> None:
            for key in keys:
                await pilot.press(key)
                await settle(pilot)
            taken.append((seconds, svg(pilot)))

        await press(2.0)
        await press(1.6, "space")
        await press(1.6, "b")
        await press(BREATH, "space")
        for _ in range(14):
            clock.monotonic_is += BREATH
            await pilot.pause(0.12)
            taken.append((BREATH, svg(pilot)))
        clock.monotonic_is += 60
        await pilot.pause(0.12)
        await press(1.6, "escape")
        await press(0.6, "escape", "w")
        for word in ("read ", "two ", "pages"):
            await press(0.35, *("space" if letter == " " else letter for letter in word))
        await press(3.0, "enter")
    return taken


def joined(taken: list[tuple[float, str]]) -> str:
    """The frames as one SVG: each rectangle and text is in it once, seen in the frames that have it."""
    name = re.findall(r"terminal-\d+", taken[0][1])[0]
    head, start, _ = taken[0][1].partition(BODY)
    head, _, after = head.partition("    </style>")
    found: dict[str, list[int]] = {}
    for number, (_, frame) in enumerate(taken):
        for element in elements(frame, name):
            found.setdefault(element, []).append(number)
    together: dict[tuple[int, ...], list[str]] = {}
    for element in sorted(found, key=lambda element: element.startswith("<text")):
        together.setdefault(tuple(found[element]), []).append(element)
    rules, groups = [], []
    for number, (shown, some) in enumerate(together.items()):
        if len(shown) < len(taken):
            rules += rules_of(f"s{number}", shown, [seconds for seconds, _ in taken])
        groups.append(f'<g id="s{number}">{"".join(some)}</g>')
    rules.append("@media (prefers-reduced-motion: reduce) { g { animation: none !important } }")
    body = f'{start}{name}-clip-terminal)"><g class="{name}-matrix">'
    return "\n".join([head, *rules, "</style>", f"{after}{body}", *groups, "</g></g></svg>", ""])


def elements(frame: str, name: str) -> Iterator[str]:
    """What a frame is made of, each with its own colours, so that equal ones of two frames are the same."""
    own = re.findall(r"terminal-\d+", frame)[0]
    looks = dict(re.findall(rf"\.{own}-(r\d+) \{{ ([^}}]+) \}}", frame))
    body = frame.partition(BODY)[2]
    yield from re.findall(r"<rect [^>]*/>", body)
    for look, rest in re.findall(rf'<text class="{own}-(r\d+)"( [^>]*>[^<\n]+</text>)', body):
        yield f'<text style="{looks[look]}"{rest}'.replace(own, name)


def rules_of(group: str, shown: tuple[int, ...], seconds: list[float]) -> list[str]:
    """The CSS by which a group is seen in some frames only; without motion, if it is in the last one."""
    whole, at, steps = sum(seconds), 0.0, []
    for number, length in enumerate(seconds):
        if number == 0 or (number in shown) != (number - 1 in shown):
            steps.append(f"{at / whole:.3%} {{ visibility: {'visible' if number in shown else 'hidden'} }}")
        at += length
    last = "visible" if len(seconds) - 1 in shown else "hidden"
    return [
        f"#{group} {{ visibility: {last}; animation: {group} {whole:.2f}s step-end infinite }}",
        f"@keyframes {group} {{ {' '.join(steps)} }}",
    ]


async def animated() -> str:
    """The minute, as SVG."""
    return joined(await frames())
