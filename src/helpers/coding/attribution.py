"""Who speaks: the speakers of quotations, and the sentences that report what somebody said.

The reading goes through the body once and keeps the current source, the person who was last given the word.
"Ujarnya" and "kata dia" mean that source; names and offices are looked up (`mentions`).
"""

from bisect import bisect_left

from helpers.coding import roles, verbs
from helpers.coding.article import Article
from helpers.coding.identity import Person
from helpers.coding.mentions import NOBODY, UNNAMED, References
from helpers.coding.names import Token, skip_titles, tokens_of
from helpers.coding.offices import CALLINGS, OFFICES

ASIDE_VERBS = frozenset("menurut kata ujar tutur ungkap ucap".split())
SUBJECT_PRONOUNS = frozenset("ia dia beliau pihaknya".split())
# "Demikian disampaikan …", "Hal itu dikatakan …": the quotation before has its speaker here.
FORWARD = frozenset("demikian hal pernyataan ungkapan penegasan ajakan imbauan harapan itu begitu itulah".split())
CONTINUING = frozenset("tambahnya sambungnya lanjutnya imbuhnya".split())
# What these open was before the story: its people are not its sources.
BACKGROUND = frozenset("sebelumnya diketahui sebagaimana seperti".split())
# Words after which the subject of a sentence may stand without a comma.
BEFORE_SUBJECT = frozenset(
    """itu ini sama tersebut bahwa juga sementara sedangkan namun lalu kemudian selanjutnya senada serupa terpisah
    adapun karenanya lain sebelumnya begitu demikian sebab karena lanjut tetapi tapi maka tadi lebih seorang satu
    penerima""".split()
)


class Sources:
    """The people of an article as its sources."""

    def __init__(self, article: Article, people: list[Person]):
        self.paragraphs = [tokens for tokens in tokens_of(article) if tokens]
        self.plain = article.plain
        self.known = References(people)
        self.current: Person | None = None  # whom "ujarnya" means
        self.heard: Person | None = None  # who spoke last
        self.reported: list[tuple[int, Person]] = []

    def attribute(self, marked: list) -> list[tuple]:
        """Each marked stretch with the name of its speaker, or None.

        Sentences between them that report what somebody said are gathered in ``reported``: where one begins, and who speaks.
        """
        told, number, spoken_until = [], 0, 0
        for place, tokens in enumerate(self.paragraphs):
            here = []
            while number < len(marked) and marked[number].outer_start < tokens[-1].end:
                here.append(marked[number])
                number += 1
            following = self.paragraphs[place + 1 : place + 4]
            told += self._paragraph(_from(tokens, spoken_until), here, following)
            spoken_until = here[-1].outer_end if here else spoken_until
        return told + [(m, None) for m in marked[number:]]

    def _paragraph(self, tokens: list[Token], marked: list, following: list[list[Token]]) -> list[tuple]:
        pieces = _between(tokens, marked)
        speakers: list[Person | None] = []
        for number in range(len(marked)):
            self._listen(pieces[number])
            after = pieces[number + 1]
            if not after and number == len(marked) - 1:
                after = _over_paragraphs(marked[number], following, is_alone=not pieces[number])
            is_whole = self.plain[marked[number].end - 1] in ".!?"
            self.current = self._named_after(after, is_whole) or self._continued(after) or self.current
            self.heard = self.current
            speakers.append(self.current)
        self._listen(pieces[-1])
        return [(m, (s or self.current or NOBODY).name or None) for m, s in zip(marked, speakers, strict=True)]

    def _continued(self, after: list[Token]) -> Person | None:
        """The person heard last, if "tambahnya" or the like follows a quotation."""
        words = [token.low for token in after[:3] if token.text.isalpha()]
        return self.heard if words and words[0] in CONTINUING else None

    def _named_after(self, after: list[Token], is_whole: bool) -> Person | None:
        """The speaker whom the words right behind a quotation name; behind a whole sentence "Wira menambahkan" opens the next."""
        at = 0
        while at < len(after) and after[at].text in ",.-":
            at += 1
        if at >= len(after):
            return None
        if _is_forward(after[at:]):
            return self._agent(after[at : at + 12])
        if is_whole and after[at].low == "menurut":
            return None
        if verbs.is_saying_behind(after[at].low):
            return self.known.meant(after, at + 1, self.current)
        is_word = not after[at].is_capital and after[at].text.isalpha() and at + 1 < len(after)
        if is_word and _is_any_verb(after[at].low):
            person, _ = self.known.mention(
                after, skip_titles(after, at + 1) if at + 2 < len(after) else at + 1, self.current
            )
            if person:
                return person
        if is_whole:
            return None
        person, end = self._person_at(after, at)
        return person if person and _speaks(after, end) else None

    def _agent(self, tokens: list[Token]) -> Person | None:
        """The person behind the first "disampaikan" and the like."""
        for at, token in enumerate(tokens[:-1]):
            if verbs.is_passive(token.low) or verbs.is_saying_behind(token.low):
                person = self.known.meant(tokens, at + 1, self.current)
                if person:
                    return person
        return None

    def _person_at(self, tokens: list[Token], at: int) -> tuple[Person | None, int]:
        person, end = self.known.mention(tokens, at, self.current)
        if person is None and roles.is_head(tokens, at):
            person, end = self.known.office(tokens, at, self.current)
        return person, end

    def _listen(self, tokens: list[Token]) -> None:
        """Let the sentences between quotations change the current source."""
        start = 0
        for at, token in enumerate(tokens):
            if token.text in ".?!" or at == len(tokens) - 1:
                sentence = tokens[start : at + 1]
                speaker = self._sentence(sentence)
                self.heard = speaker or self.heard
                if speaker and speaker is not NOBODY and len(sentence) > 5:
                    self.reported.append((sentence[0].start, speaker))
                start = at + 1

    def _sentence(self, tokens: list[Token]) -> Person | None:
        """The speaker of a sentence that reports speech; in any case the current source is brought up to date."""
        for at, token in enumerate(tokens[:-1]):
            if not verbs.may_name_speaker(token.low):
                continue
            is_aside = at == 0 or token.low in ASIDE_VERBS or not tokens[at - 1].text.isalnum()
            if is_aside or verbs.is_passive(token.low):
                person = self.known.meant(tokens, at + 1, self.current)
                if person and (person is not NOBODY or tokens[at + 1].low in UNNAMED):
                    self.current = person
                    return person
        subject_end = self._subject(tokens)
        if not verbs.POINTING.isdisjoint([token.low for token in tokens]):
            return self.current
        if subject_end is not None:
            is_speech = any(verbs.is_saying_before(token.low) for token in tokens[subject_end : subject_end + 14])
            return self.current if is_speech else None
        is_pronoun = any(token.low in SUBJECT_PRONOUNS for token in tokens[:4])
        return self.current if is_pronoun and any(verbs.is_saying_before(token.low) for token in tokens[:7]) else None

    def _subject(self, tokens: list[Token]) -> int | None:
        """Make the first person of a sentence the source if the sentence is about them; the position behind the name."""
        for at, token in enumerate(tokens):
            if not token.is_capital and token.low not in OFFICES and token.low not in CALLINGS:
                continue
            person, end = self._person_at(tokens, at)
            if person is None:
                continue
            speaks = _speaks(tokens, end)
            is_subject = speaks or (_may_be_subject(tokens, at) and tokens[0].low not in BACKGROUND)
            if is_subject or self.current is None:
                self.current = person
            return end if is_subject else None
        if (
            len(tokens) > 2
            and tokens[0].low in ("seorang", "salah")
            and any(verbs.is_saying_before(token.low) for token in tokens[:16])
        ):
            self.current = NOBODY
        return None


def _from(tokens: list[Token], position: int) -> list[Token]:
    return tokens if tokens[0].start >= position else [token for token in tokens if token.start >= position]


def _over_paragraphs(marked, following: list[list[Token]], is_alone: bool) -> list[Token]:
    """The words behind a quotation that closes in a later paragraph, or that stands alone before "Hal itu disampaikan …"."""
    for tokens in following:
        if tokens[-1].end >= marked.outer_end > tokens[0].start:
            return _from(tokens, marked.outer_end)
    return following[0] if is_alone and following and _is_forward(following[0]) else []


def _between(tokens: list[Token], marked: list) -> list[list[Token]]:
    """The words of a paragraph before, between and behind its quotations."""
    starts, pieces, at = [token.start for token in tokens], [], 0
    for m in marked:
        pieces.append(tokens[at : bisect_left(starts, m.outer_start)])
        at = bisect_left(starts, m.outer_end)
    return [*pieces, tokens[at:]]


def _is_forward(tokens: list[Token]) -> bool:
    return bool(tokens) and tokens[0].low in FORWARD and any(verbs.is_passive(token.low) for token in tokens[:6])


def _is_any_verb(word: str) -> bool:
    """Whether a word behind a quotation may be a verb that no list holds: "dorong Wira"; not "dengan", "kepada"."""
    return verbs.is_saying_before(word) or (len(word) > 3 and word not in NO_VERBS)


NO_VERBS = frozenset(
    """dengan oleh kepada dari untuk bagi bersama serta atas terhadap antara mewakili didampingi keluarga tentang
    seperti saat ketika""".split()
)


def _may_be_subject(tokens: list[Token], at: int) -> bool:
    """Whether the subject of a sentence can stand at a position: first, behind a comma, or behind "sementara itu"."""
    while (
        at and tokens[at - 1].is_capital and tokens[at - 1].text.isalpha() and tokens[at - 1].low not in BEFORE_SUBJECT
    ):
        at -= 1
    return at == 0 or tokens[at - 1].low in BEFORE_SUBJECT or not tokens[at - 1].text.isalnum()


def _speaks(tokens: list[Token], end: int) -> bool:
    """Whether a verb of saying follows a name, at once or behind an aside of a few words."""
    for token in tokens[end : end + 3]:
        if verbs.is_saying_before(token.low):
            return True
        if token.text in ",.":
            break
    return False
