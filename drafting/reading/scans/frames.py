"""How the caller and the child of a scan talk: frames of one letter, a length and a content."""

import struct
from typing import IO

FILE, WORDS, PICTURE, ANSWER, REFUSAL = b"F", b"W", b"P", b"A", b"R"
"""Caller to child: the file, the words of a picture. Child to caller: a picture, the bundle, a refusal."""
MOST = 64 * 1024 * 1024
"""Bytes of a frame; an A3 sheet in grey is 8 MB, a bundle of 200 pages less."""
HEAD = struct.Struct(">cI")


def send(stream: IO[bytes], kind: bytes, content: bytes) -> None:
    """Write one frame; raises OSError where nobody listens any more."""
    stream.write(HEAD.pack(kind, len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes], most: int = MOST) -> tuple[bytes, bytes]:
    """(kind, content) of the next frame; raises EOFError where the stream ends, ValueError for a frame too long."""
    kind, length = HEAD.unpack(exactly(stream, HEAD.size))
    if length > most:
        raise ValueError(f"a frame of {length} bytes")
    return kind, exactly(stream, length)


def exactly(stream: IO[bytes], size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content
