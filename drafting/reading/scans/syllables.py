"""Which letters can be a Vietnamese syllable: onset, rime and tone."""

import unicodedata

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt
uynh uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
"""
ONSETS = sorted(_ONSETS.split(), key=len, reverse=True)
RIMES = frozenset(_RIMES.split())
TONES = {"\u0300": "`", "\u0301": "´", "\u0309": "?", "\u0303": "~", "\u0323": "."}
STOPS = ("c", "ch", "p", "t")
"""A syllable that ends in one of these is said with the rising or the heavy tone only."""


def parts_of(word: str) -> tuple[str, str]:
    """(the word without its tone, its tones): "Thường" → ("thương", "`")."""
    letters, tones = "", ""
    for letter in unicodedata.normalize("NFD", word.lower()):
        if letter in TONES:
            tones += TONES[letter]
        else:
            letters += letter
    return unicodedata.normalize("NFC", letters), tones


def is_syllable(word: str) -> bool:
    """Could these letters be a syllable? "nghị", "quyết", "gì" are; "ghj", "xuyÊhn", "cáć" are not."""
    letters, tones = parts_of(word)
    if not letters.isalpha() or len(tones) > 1:
        return False
    for onset in [*ONSETS, ""]:
        rime = letters[len(onset) :]
        # "gì", "gìn": the i of the onset is the rime's too
        if letters.startswith(onset) and (rime in RIMES or (onset == "gi" and "i" + rime in RIMES)):
            return not rime.endswith(STOPS) or tones in ("´", ".")
    return False


def bare(word: str) -> str:
    """Small letters without any marks: what scanning keeps of a word at least."""
    letters = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
