"""What the server has acknowledged, as its clients remember it."""

import threading

# What of a paper may never change, however often it is asked for.
PAPER_FIELDS = ("date", "number", "issued_at")
QUESTION_FIELDS = ("index", "type", "stem", "options")
RESULT_FIELDS = ("state", "handed_in_at", "points", "correct", "elapsed_ms", "receipt")


def paper_of(document):
    """The paper inside a paper or a result."""
    questions = [[question[name] for name in QUESTION_FIELDS]
                 for question in document["questions"]]
    return [document[name] for name in PAPER_FIELDS] + questions


def result_of(document):
    return [document[name] for name in RESULT_FIELDS]


class Journal:
    """Acknowledged papers and results by (phone, date, number). Written by many threads."""

    def __init__(self):
        self.lock = threading.Lock()
        self.papers = {}
        self.results = {}
        # Sent and not answered before the kill: done or not done, and never half.
        self.unanswered = {}
        self.fresh = set()

    def note_paper(self, key, document):
        """Returns what is wrong with a paper that was seen before, or nothing."""
        with self.lock:
            known = self.papers.setdefault(key, paper_of(document))
            self.fresh.add(key)
        return "" if known == paper_of(document) else f"{key}: another paper than before"

    def note_sent(self, key, sheet):
        with self.lock:
            self.unanswered[key] = sheet

    def note_result(self, key, document):
        with self.lock:
            known = self.results.setdefault(key, result_of(document))
            self.unanswered.pop(key, None)
            self.fresh.add(key)
        return "" if known == result_of(document) else f"{key}: another result than before"

    def take_fresh(self):
        """The keys that were touched since this was last asked."""
        with self.lock:
            fresh, self.fresh = self.fresh, set()
        return fresh

    def wrong_with(self, key, status, document):
        """What contradicts the journal when the server is asked for this attempt."""
        if status != 200:
            return f"{key}: acknowledged, but the server answers {status}"
        if key in self.papers and paper_of(document) != self.papers[key]:
            return f"{key}: the paper has changed"
        if key in self.results:
            if document["state"] != "submitted":
                return f"{key}: handed in and acknowledged, but now {document['state']}"
            if result_of(document) != self.results[key]:
                return f"{key}: the result has changed"
        return ""
