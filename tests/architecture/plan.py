"""The floor plan itself: which edges between layers may be drawn at all."""

from collections.abc import Iterable

from house import Finding, House, Layer, Rule

PLAN = "server/CMakeLists.txt"
# They stand on top: nobody builds on them, so they may know everybody.
TOP = ("app", "demo")
FOUNDATION = ("base", "json", "sql", "http", "print")
PURE = ("base", "json", "document")


def cycles(house: House) -> Iterable[Finding]:
    """No layer reaches itself. CMake allows cycles of static libraries without a word."""
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> Iterable[Finding]:
        if name in trail:
            circle = trail[trail.index(name):] + (name,)
            yield Finding(PLAN, 0, "a circle: " + " -> ".join(circle))
            return
        layer = house.layer(name)
        if name in done or layer is None:
            return
        for other in layer.exposes + layer.uses:
            yield from walk(other, trail + (name,))
        done.add(name)

    for layer in house.layers:
        yield from walk(layer.name, ())


def edges(house: House) -> Iterable[Finding]:
    """api -> service -> store -> domain -> base; another room only by its service and domain."""
    for layer in house.layers:
        for name in layer.exposes + layer.uses:
            other = house.layer(name)
            reason = f"there is no layer {name}" if other is None else unlawful(layer, other)
            if reason:
                yield Finding(PLAN, 0, f"{layer.name} -> {name}: {reason}")
        for name in layer.exposes if layer.room not in TOP else ():
            if name.endswith("/store") or (name.endswith("/service") and layer.kind != "service"):
                yield Finding(PLAN, 0, f"{layer.name} EXPOSES {name}: only its .cpp may know it")


def unlawful(layer: Layer, other: Layer) -> str:
    """Why `layer` may not know `other`, or nothing."""
    if layer.room == "app":
        return ""
    if other.room in TOP:
        return f"only app knows {other.name}"
    if layer.room in TOP:
        return ""
    if layer.kind == "domain" and other.name not in PURE and other.kind != "domain":
        return "a domain knows values only"
    if other.kind == "store" and (layer.kind not in ("service",) or layer.room != other.room):
        return "a store is known to the service of its own room only"
    if other.kind == "api" and layer.kind != "api":
        return "an api is known to app, and to an api that writes its nouns"
    if other.kind == "service" and layer.kind not in ("service", "api"):
        return "only services and apis call services"
    if other.kind == "service" and layer.kind == "api" and layer.room != other.room:
        return "an api calls the service of its own room"
    if other.name in ("http", "print") and layer.kind in ("store", "service"):
        return "only an api speaks to the outside"
    if layer.name in FOUNDATION and other.name not in FOUNDATION:
        return "the foundation knows no room"
    return ""


def plan(*layers: Layer) -> House:
    foundation = (Layer("base"), Layer("sql", exposes=("base",)), Layer("http", exposes=("base",)))
    return House(layers=[*foundation, *layers])


DOMAIN = Layer("quiz/domain", exposes=("base",))
STORE = Layer("quiz/store", exposes=("quiz/domain", "sql"))
SERVICE = Layer("quiz/service", exposes=("quiz/domain", "sql"), uses=("quiz/store",))
API = Layer("quiz/api", exposes=("quiz/domain", "http"), uses=("quiz/service",))

RULES = (
    Rule("plan.cycles", cycles,
         bad=(plan(Layer("a", uses=("b",)), Layer("b", exposes=("c",)), Layer("c", uses=("a",))),
              plan(Layer("a", uses=("a",)))),
         good=(plan(DOMAIN, STORE, SERVICE, API),)),
    Rule("plan.edges", edges,
         bad=(plan(Layer("quiz/domain", uses=("sql",))),
              plan(DOMAIN, STORE, Layer("quiz/api", uses=("quiz/store",))),
              plan(DOMAIN, STORE, Layer("ledger/service", uses=("quiz/store",))),
              plan(DOMAIN, STORE, Layer("quiz/service", exposes=("quiz/store",))),
              plan(DOMAIN, STORE, SERVICE, Layer("ledger/api", uses=("quiz/service",))),
              plan(Layer("quiz/service", uses=("http",))),
              plan(DOMAIN, STORE, SERVICE, API, Layer("ledger/service", uses=("quiz/api",))),
              plan(Layer("app"), Layer("demo"), Layer("quiz/api", uses=("demo",))),
              plan(DOMAIN, Layer("base", uses=("quiz/domain",))),
              plan(Layer("quiz/domain", uses=("nowhere",)))),
         good=(plan(DOMAIN, STORE, SERVICE, API),)),
)
