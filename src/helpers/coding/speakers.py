"""Who speaks in a sentence: the office that the text last gave a speaker, followed over quotations and pronouns."""

from helpers.coding.article import Article
from helpers.coding.matcher import Matcher, SentenceWords

# the named list of offices that speak and are not of the kind asked for
OFFICES = "other_offices"
# the speaker stands behind these ("kata Bupati …", "menurut Bupati …") and before the others
_SPEAKER_FOLLOWS = frozenset(
    """kata ujar ucap tutur jelas ungkap tegas terang imbuh tambah papar beber pungkas tandas harap sebut menurut lanjut
    katanya ujarnya ucapnya tuturnya jelasnya ungkapnya tegasnya terangnya imbuhnya tambahnya paparnya bebernya
    pungkasnya tandasnya harapnya sebutnya menurutnya lanjutnya""".split()
)
_SPEECH = _SPEAKER_FOLLOWS | frozenset(
    """mengatakan menyatakan menyebut menyebutkan menjelaskan menyampaikan menuturkan mengungkapkan menegaskan
    menambahkan menerangkan memaparkan membeberkan mengaku mengakui menilai berharap mengimbau menghimbau meminta
    mengajak mendorong mengingatkan menekankan mengapresiasi berpesan""".split()
)


def said_by(matcher: Matcher, article: Article, names: frozenset[str]) -> list[frozenset[str]]:
    """For each sentence of the body the lists, of ``names``, that describe who speaks in it.

    A sentence with a verb of speech names its speaker by office or by a name met before; a quotation or a sentence
    without one is taken to be of the speaker before it.
    """
    speaker: frozenset[str] = frozenset()
    known: dict[str, frozenset[str]] = {}
    found = []
    for words in matcher.sentences(article):
        offices = _offices(matcher, words, names)
        for at, kind in offices.items():
            following = min((other for other in offices if other > at), default=at + 10)
            for name in _capitals(article.text, words, at + 1, min(at + 10, following)):
                known.setdefault(name, kind)
        if not _SPEECH.isdisjoint(words.words):
            speaker = _speaker(article, words, offices, known, speaker)
        elif min(offices, default=9) <= 1 and len(words) < 30:  # the sentence is about the holder of an office
            speaker = offices[min(offices)]
        found.append(speaker if _is_speech(article, words) else frozenset())
    return found


def _is_speech(article: Article, words: SentenceWords) -> bool:
    """Whether a sentence tells what somebody said: a verb of speech, quotation marks or a pronoun at its front."""
    sentence = words.sentence
    quoted = any(mark in article.text[sentence.start : sentence.end] for mark in '"“”„')
    return quoted or not _SPEECH.isdisjoint(words.words) or words.words[:1] in (["ia"], ["dia"], ["beliau"])


def _speaker(
    article: Article, words: SentenceWords, kinds: dict, known: dict, before: frozenset[str]
) -> frozenset[str]:
    verbs = [at for at, word in enumerate(words.words) if word in _SPEECH]
    speech = next((at for at in verbs if words.words[at] in _SPEAKER_FOLLOWS), verbs[0])
    if words.words[speech] in _SPEAKER_FOLLOWS:
        places = [at for at in sorted(kinds) if speech < at <= speech + 2]
        around = (speech + 1, speech + 6)
    else:
        places = [at for at in sorted(kinds) if at < speech]
        around = (0, speech)
    if places:
        return kinds[places[0]]
    for name in _capitals(article.text, words, *around):
        if name in known:
            return known[name]
    return before


def _offices(matcher: Matcher, words: SentenceWords, names: frozenset[str]) -> dict[int, frozenset[str]]:
    """Places of offices in a sentence with the lists that describe them: "Ketua DPRD", "Kepala Dinas", "Bupati"."""
    titles = matcher.stands_at(OFFICES, words)
    found: dict[int, frozenset[str]] = dict.fromkeys(titles, frozenset())
    for name in names:
        for at in matcher.stands_at(name, words):
            if any(start < at < end for start, end in titles.items()):
                continue  # "penjabat bupati" is another office than "bupati"
            before = (start for start in (at - 1, at - 2) if start in titles)
            place = next((start for start in before if not any(words.breaks[start + 1 : at + 1])), at)
            found[place] = found.get(place, frozenset()) | {name}
    return found


def _capitals(text: str, words: SentenceWords, first: int, last: int) -> list[str]:
    return [
        word
        for word, (start, _) in zip(words.words[first:last], words.spans[first:last], strict=True)
        if text[start].isupper() and len(word) > 2
    ]
