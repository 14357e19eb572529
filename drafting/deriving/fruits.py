"""What a task yields, told by how its sentence begins: a document, a review, guidance, or lasting work.

A sentence may open with how the work is done (“Chủ trì, phối hợp với Ban Tổ chức …, tham mưu sửa đổi …”); the word that
tells stands behind that. The openings are walked place by place, each place once: one pattern of repeated
openings would try every way to divide a long sentence among them.
"""

import re

FURTHEST = 400
"""Characters within which the telling word stands."""
_PLAIN = re.compile(
    r"(?:khẩn trương|kịp thời|chỉ đạo|nghiên cứu|đề xuất|chủ trì|tham mưu(?! về)|và)(?!\w)[\s,]*"
)
_WITH_WHOM = re.compile(r"(?:(?P<near>chỉ đạo(?= các cơ quan))|phối hợp)(?!\w)")
_ADVISES = re.compile(r"tham mưu(?! về)(?= [^,;.]{0,60}? ban hành)")
_CLAUSE = re.compile(r"[^,;.]*")
_PARTNERS = re.compile(r"[^;.]*")
_BETWEEN = re.compile(r"[\s,]+")
_WORD = re.compile(r"(?<!\w)\w")
_DOCUMENT = (
    r"(?:quy định|quy chế|quy trình|cơ chế|chính sách|chủ trương|pháp luật|bộ luật|luật|văn bản|nghị quyết|nghị định|"
    r"chỉ thị|kết luận|quyết định|điều lệ)"
)
_MAKES = re.compile(
    r"(?:tham mưu|xây dựng|ban hành|sửa đổi|bổ sung|hoàn thiện|rà soát)"
    r"(?![^.;(]{0,60}?(?:thực hiện|triển khai|kế hoạch,) )"
    rf"[^.;(]{{0,60}}?(?<!\w){_DOCUMENT}(?!\w)"
)
_REVIEWS = re.compile(r"(?:tham mưu\s+)?(?:sơ kết|tổng kết)(?!\w)")
_GUIDES = re.compile(r"hướng dẫn(?!,? (?:kiểm tra|đôn đốc|và))(?!,? (?:và )?(?:đôn đốc|kiểm tra))")
_MADE_ONCE = re.compile(r"(?:xây dựng|ban hành|sơ kết|tổng kết|rà soát|lập|tổ chức hội nghị)(?!\w)")
_LASTS = re.compile(
    r"(?:các [^,;.]{3,60} )?(?:tiếp tục|tăng cường|nâng cao|đổi mới|đẩy mạnh|thường xuyên|chú trọng|phát huy|duy trì|"
    r"bảo đảm|giữ vững|chỉ đạo|hướng dẫn|đôn đốc|kiểm tra|giám sát|thực hiện (?:tốt|nghiêm|có hiệu quả)|kịp thời|"
    r"tạo sự chuyển biến|chấp hành|quán triệt|tập trung|triển khai|tổ chức triển khai|thể chế)"
)


def makes_document(sentence: str) -> bool:
    """“Tham mưu sửa đổi Quy định số …”; every sentence here is in small letters, tone marks as in ủy."""
    return _tells(_MAKES, sentence)


def reviews(sentence: str) -> bool:
    return _tells(_REVIEWS, sentence)


def guides(sentence: str) -> bool:
    return _tells(_GUIDES, sentence)


def lasts(sentence: str) -> bool:
    """Work that goes on, and brings forth nothing that is made once."""
    return bool(_LASTS.match(sentence)) and not _tells(_MADE_ONCE, sentence)


def _tells(pattern: re.Pattern[str], sentence: str) -> bool:
    sentence = sentence[: 2 * FURTHEST]
    return any(pattern.match(sentence, place) for place in _places(sentence))


def _places(sentence: str) -> list[int]:
    """Where the telling word can stand: at the beginning, and behind each run of openings."""
    seen: set[int] = set()
    open_places = [0]
    while open_places:
        place = open_places.pop()
        if place in seen or place > FURTHEST:
            continue
        seen.add(place)
        if plain := _PLAIN.match(sentence, place):
            open_places.append(plain.end())
        if joined := _WITH_WHOM.match(sentence, place):
            clause, longest = (_CLAUSE, 60) if joined["near"] else (_PARTNERS, 120)
            open_places += _behind(clause.match(sentence, joined.end(), joined.end() + longest))
        if advises := _ADVISES.match(sentence, place):
            open_places.append(sentence.index("ban hành", advises.end()))
    return sorted(seen)


def _behind(clause: re.Match[str] | None) -> list[int]:
    """The beginning of each word of the clause, and of the next clause."""
    if clause is None:
        return []
    words = [found.start() for found in _WORD.finditer(clause.string, *clause.span())]
    rest = _BETWEEN.match(clause.string, clause.end())
    return [*words, rest.end()] if rest else words
