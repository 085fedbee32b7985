"""A page's content as pieces that can be drawn in any order: each carries the whole graphics state that it needs.

Only the operators that set state are understood; everything else is copied. A piece of text is what is shown between
two movements of the text position, so that no glyph width has to be known.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pikepdf

Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
Matrix = tuple[Decimal, Decimal, Decimal, Decimal, Decimal, Decimal]
IDENTITY: Matrix = (Decimal(1), Decimal(0), Decimal(0), Decimal(1), Decimal(0), Decimal(0))

PATH = frozenset({"m", "l", "c", "v", "y", "h", "re"})
PAINT = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"})
SHOW = frozenset({"Tj", "TJ", "'", '"'})
FILL = frozenset({"g", "rg", "k", "cs", "sc", "scn"})
STROKE = frozenset({"G", "RG", "K", "CS", "SC", "SCN"})
PLAIN = frozenset({"w", "J", "j", "M", "d", "ri", "i", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts"})
CLIPPING_MODES = frozenset({4, 5, 6, 7})  # text that becomes part of the clip path cannot change its place


@dataclass(frozen=True)
class _State:
    """What has been set so far, as the shortest list of instructions that sets it again."""

    steps: tuple[tuple[str, tuple[Instruction, ...]], ...] = ()

    def after(self, kind: str, instructions: Sequence[Instruction], *, replaces: frozenset[str]) -> _State:
        kept = tuple(step for step in self.steps if step[0] not in replaces)
        return _State((*kept, (kind, tuple(instructions))))

    def set(self, instruction: pikepdf.ContentStreamInstruction) -> _State | None:
        """The state after `instruction`; None where it sets nothing."""
        name = str(instruction.operator)
        if name in PLAIN:
            return self.after(name, [instruction], replaces=frozenset({name}))
        for colours in (FILL, STROKE):
            if name in colours:
                chosen = name.lower() in {"sc", "scn"}  # a colour within the space that "cs" has set
                return self.after(
                    name, [instruction], replaces=colours & {"sc", "scn", "SC", "SCN"} if chosen else colours
                )
        if name in {"cm", "gs"}:
            return self.after(name, [instruction], replaces=frozenset())
        return None

    def instructions(self) -> list[Instruction]:
        return [i for _, step in self.steps for i in step]


@dataclass(frozen=True)
class _Piece:
    """Something drawn, complete in itself."""

    instructions: tuple[Instruction, ...]
    text: bool


@dataclass
class _Canvas:
    """Where the interpreter stands in the content stream."""

    state: _State = _State()
    saved: list[_State] = field(default_factory=list)
    layers: list[Instruction | None] = field(default_factory=list)
    """Open marked content; optional content keeps its instruction, tags are None."""
    pieces: list[_Piece] = field(default_factory=list)
    path: list[Instruction] = field(default_factory=list)
    clip: Instruction | None = None
    line: Matrix = IDENTITY
    leading: Decimal = Decimal(0)
    shown: list[Instruction] = field(default_factory=list)
    """The piece of text that is being shown, from its `Tm` on."""
    before: _State = _State()
    """The state with which that piece begins."""
    clips_by_text: bool = False

    def draw(self, state: _State, instructions: Sequence[Instruction], *, text: bool) -> None:
        layers = [layer for layer in self.layers if layer is not None]
        body = [*layers, _op("q"), *state.instructions(), *instructions, _op("Q"), *(_op("EMC") for _ in layers)]
        self.pieces.append(_Piece(tuple(body), text))

    def move(self, line: Matrix) -> None:
        self.end_piece()
        self.line = line

    def end_piece(self) -> None:
        if any(_name(i) in SHOW for i in self.shown):
            self.draw(self.before, [_op("BT"), *self.shown, _op("ET")], text=True)
        self.shown = []

    def show(self, instruction: Instruction) -> None:
        if not self.shown:
            self.before = self.state
            self.shown = [_op("Tm", *(round(x, 6) for x in self.line))]
        self.shown.append(instruction)


def shuffled_content(page: pikepdf.Page | pikepdf.Object, order: random.Random, *, on_top: bool) -> bytes | None:
    """The content with its pieces of text in random order; None where there are fewer than two.

    They are drawn after everything else (`on_top`) or in each other's places.
    """
    canvas = _Canvas()
    for instruction in pikepdf.parse_content_stream(page):
        _step(canvas, instruction)
    places = [n for n, piece in enumerate(canvas.pieces) if piece.text]
    if len(places) < 2 or canvas.clips_by_text:
        return None
    texts = [canvas.pieces[n] for n in places]
    order.shuffle(texts)
    if on_top:
        pieces = [*(piece for piece in canvas.pieces if not piece.text), *texts]
    else:
        pieces = list(canvas.pieces)
        for place, text in zip(places, texts, strict=True):
            pieces[place] = text
    return pikepdf.unparse_content_stream([i for piece in pieces for i in piece.instructions])


def _step(canvas: _Canvas, instruction: Instruction) -> None:
    name = _name(instruction)
    if isinstance(instruction, pikepdf.ContentStreamInlineImage) or name in {"Do", "sh", "BI", "INLINE IMAGE"}:
        canvas.draw(canvas.state, [instruction], text=False)
    elif name == "q":
        canvas.saved.append(canvas.state)
    elif name == "Q":
        canvas.state = canvas.saved.pop() if canvas.saved else canvas.state
    elif name in PATH:
        canvas.path.append(instruction)
    elif name in {"W", "W*"}:
        canvas.clip = instruction
    elif name in PAINT:
        _paint(canvas, instruction)
    elif name in {"BDC", "BMC"}:
        canvas.layers.append(instruction if str(instruction.operands[0]) == "/OC" else None)
    elif name == "EMC":
        canvas.end_piece()
        canvas.layers = canvas.layers[:-1]
    else:
        _text_step(canvas, instruction, name)


def _paint(canvas: _Canvas, instruction: Instruction) -> None:
    if _name(instruction) != "n":
        canvas.draw(canvas.state, [*canvas.path, instruction], text=False)
    if canvas.clip is not None:
        clipping = [*canvas.path, canvas.clip, _op("n")]
        canvas.state = canvas.state.after("clip", clipping, replaces=frozenset())
    canvas.path, canvas.clip = [], None


def _text_step(canvas: _Canvas, instruction: pikepdf.ContentStreamInstruction, name: str) -> None:
    numbers = [Decimal(str(x)) for x in instruction.operands] if name in {"Td", "TD", "Tm"} else []
    if name in {"BT", "ET"}:
        canvas.move(IDENTITY)
    elif name == "Tm":
        canvas.move((numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]))
    elif name in {"Td", "TD"}:
        if name == "TD":
            _set(canvas, _op("TL", -numbers[1]))
        canvas.move(_moved(canvas.line, numbers[0], numbers[1]))
    elif name == "T*":
        canvas.move(_moved(canvas.line, Decimal(0), -canvas.leading))
    elif name == "'":
        canvas.move(_moved(canvas.line, Decimal(0), -canvas.leading))
        canvas.show(_op("Tj", instruction.operands[0]))
    elif name == '"':
        canvas.move(_moved(canvas.line, Decimal(0), -canvas.leading))
        _set(canvas, _op("Tw", instruction.operands[0]))
        _set(canvas, _op("Tc", instruction.operands[1]))
        canvas.show(_op("Tj", instruction.operands[2]))
    elif name in SHOW:
        canvas.show(instruction)
    else:
        _set(canvas, instruction)


def _set(canvas: _Canvas, instruction: pikepdf.ContentStreamInstruction) -> None:
    name = str(instruction.operator)
    state = canvas.state.set(instruction)
    if state is None:
        return
    if canvas.shown:
        canvas.shown.append(instruction)
    canvas.state = state
    if name == "TL":
        canvas.leading = Decimal(str(instruction.operands[0]))
    if name == "Tr" and int(instruction.operands[0]) in CLIPPING_MODES:
        canvas.clips_by_text = True


def _moved(line: Matrix, x: Decimal, y: Decimal) -> Matrix:
    a, b, c, d, e, f = line
    return (a, b, c, d, x * a + y * c + e, x * b + y * d + f)


def _op(name: str, *operands: Any) -> pikepdf.ContentStreamInstruction:
    return pikepdf.ContentStreamInstruction(list(operands), pikepdf.Operator(name))


def _name(instruction: Instruction) -> str:
    return str(instruction.operator)
