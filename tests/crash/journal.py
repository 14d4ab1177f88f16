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


def month_of(key):
    """The person and the month of an attempt."""
    phone, date, _ = key
    return phone, date[:7]


class Journal:
    """Acknowledged papers and results by (phone, date, number). Written by many threads."""

    def __init__(self):
        self.lock = threading.Lock()
        self.moved = threading.Condition(self.lock)
        # Commands that were acknowledged, and players who have stopped.
        self.acknowledged = 0
        self.stopped = 0
        self.papers = {}
        self.results = {}
        # What the results of a person come to, by (phone, month).
        self.points = {}
        # Sent and not answered before the kill: done or not done, and never half.
        self.unanswered = {}
        self.fresh = set()

    def note_paper(self, key, document):
        """Returns what is wrong with a paper that was seen before, or nothing."""
        with self.lock:
            known = self.papers.setdefault(key, paper_of(document))
            self.fresh.add(key)
            self.acknowledged += 1
            self.moved.notify_all()
        return "" if known == paper_of(document) else f"{key}: another paper than before"

    def note_sent(self, key, sheet):
        with self.lock:
            self.unanswered[key] = sheet

    def note_result(self, key, document):
        with self.lock:
            known = self.results.get(key)
            if known is None:
                known = self.results[key] = result_of(document)
                month = month_of(key)
                self.points[month] = self.points.get(month, 0) + document["points"]
            self.unanswered.pop(key, None)
            self.fresh.add(key)
            self.acknowledged += 1
            self.moved.notify_all()
        return "" if known == result_of(document) else f"{key}: another result than before"

    def note_expired(self, key):
        """The server says that this attempt was not handed in in time, so nothing was done."""
        with self.lock:
            self.unanswered.pop(key, None)
        return f"{key}: acknowledged, and now expired" if key in self.results else ""

    def note_stop(self):
        with self.lock:
            self.stopped += 1
            self.moved.notify_all()

    def moment(self, more, players):
        """Waits, when called, until so many more commands are acknowledged from now on, or all
        these players have stopped: a moment that is as late on a fast machine as on a slow one."""
        enough, all_stopped = self.acknowledged + more, self.stopped + players

        def wait():
            with self.lock:
                self.moved.wait_for(
                    lambda: self.acknowledged >= enough or self.stopped >= all_stopped)
        return wait

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
