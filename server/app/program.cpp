#include "app/program.hpp"

#include "app/console_sms.hpp"
#include "app/faces.hpp"
#include "app/health.hpp"
#include "app/lanes.hpp"
#include "app/log.hpp"
#include "app/messages.hpp"
#include "app/operator_token.hpp"
#include "app/outbox_sms.hpp"
#include "app/payments.hpp"
#include "app/refusal_record.hpp"
#include "app/store_access.hpp"
#include "app/upkeep.hpp"
#include "app/words.hpp"
#include "audit/api/routes.hpp"
#include "base/crypto.hpp"
#include "content/files.hpp"
#include "http/listener.hpp"
#include "identity/api/routes.hpp"
#include "identity/service/holding_sessions.hpp"
#include "identity/service/holding_staff_sessions.hpp"
#include "membership/api/officers.hpp"
#include "membership/api/routes.hpp"
#include "membership/service/standing.hpp"
#include "notice/api/routes.hpp"
#include "notify/api/routes.hpp"
#include "organisation/api/routes.hpp"
#include "payout/api/routes.hpp"
#include "quiz/api/routes.hpp"
#include "quiz/service/live.hpp"
#include "settlement/api/routes.hpp"

#include <filesystem>
#include <sstream>

namespace app {

namespace {

constexpr std::uintmax_t free_bytes_min = 64ULL << 20;

std::optional<http::Actor> actor_of(sql::Transaction& tx, std::string_view token)
{
    auto const session = identity::resolve_session(tx, token);
    if (!session)
        return std::nullopt;
    return http::Actor{session->person, session->hash};
}

/// Who acts by a bearer token: whoever runs the machine, or a program with a token of its own.
std::optional<http::Officer> program_of(sql::Transaction& tx, std::string_view header,
                                        std::string const& operator_token_hash)
{
    constexpr std::string_view scheme = "Bearer ";
    if (!header.starts_with(scheme))
        return std::nullopt;
    auto const hash = base::hex(base::sha256(header.substr(scheme.size())));
    if (!operator_token_hash.empty() && base::equal_in_constant_time(hash, operator_token_hash))
        return http::Officer{};
    auto const token = membership::find_token(tx, hash);
    return token ? std::optional{http::Officer{.token = *token}} : std::nullopt;
}

/// Finds who acts for the union: a program by its token, or a person by their cookie. Reading lanes
/// cannot write, so that only what changes something, and the console asking for its session, keeps
/// a session awake.
Recognise recognise_officers(identity::StaffSessionLimits limits, std::string cookie_name,
                             std::string operator_token_hash)
{
    return [=](sql::Transaction& tx, http::Request const& request,
               http::Lane lane) -> std::optional<http::Officer> {
        if (auto const header = request.header("authorization"))
            return program_of(tx, *header, operator_token_hash);
        auto const token = request.cookie(cookie_name);
        auto active = token ? identity::resolve_staff_session(tx, limits, *token) : std::nullopt;
        if (!active)
            return std::nullopt;
        if (lane == http::Lane::write)
            identity::note_staff_seen(tx, active->hash);
        return http::Officer{.staff = active->session.staff, .session = std::move(active->hash)};
    };
}

identity::Settings identity_settings(Settings const& settings)
{
    identity::Settings made;
    made.proof.difficulty_bits = static_cast<int>(settings.integer("identity.proof_bits"));
    made.rates.source = {static_cast<int>(settings.integer("identity.codes_per_address_hour")),
                         std::chrono::hours{1}};
    made.rates.prefix = {static_cast<int>(settings.integer("identity.codes_per_prefix_hour")),
                         std::chrono::hours{1}};
    made.rates.everyone = {static_cast<int>(settings.integer("identity.codes_per_day")),
                           std::chrono::hours{24}};
    made.guess_alarm.wrong_per_hour =
        static_cast<int>(settings.integer("identity.wrong_codes_per_hour"));
    return made;
}

/// Cookies that only TLS may carry mean that the site is reached by TLS alone.
http::Transport transport_of(Settings const& settings)
{
    return settings.flag("server.secure_cookies") ? http::Transport::secure
                                                  : http::Transport::plain;
}

std::vector<std::string> listed(std::string const& text)
{
    std::vector<std::string> entries;
    std::istringstream stream{text};
    for (std::string entry; std::getline(stream, entry, ',');)
        entries.push_back(entry);
    return entries;
}

http::ListenerOptions listener_options(Settings const& settings, http::Router const& router)
{
    auto const& endpoint = settings.text("server.listen");
    auto const colon = endpoint.rfind(':');
    http::ListenerOptions options;
    options.address = endpoint.substr(0, colon);
    options.port = static_cast<std::uint16_t>(std::stoi(endpoint.substr(colon + 1)));
    options.limits.connections_max =
        static_cast<std::size_t>(settings.integer("server.connections_max"));
    options.limits.connections_per_address_max =
        static_cast<std::size_t>(settings.integer("server.connections_per_address_max"));
    options.limits.file_bytes_max = [&router](http::Method method, std::string_view path) {
        auto const match = router.match(method, path);
        return match.route == nullptr ? std::size_t{0} : match.route->file_bytes_max;
    };
    options.clock_offset = std::chrono::seconds{settings.integer("clock.offset_s")};
    options.trusted_proxies = listed(settings.text("server.trusted_proxies"));
    options.transport = transport_of(settings);
    return options;
}

/// The working days that the program was built with.
base::WorkingDays shipped_calendar()
{
    auto const* const file = content::find("calendar/working_days.txt");
    VERIFY(file != nullptr);
    auto calendar = base::WorkingDays::parse(file->bytes);
    VERIFY(calendar.has_value());
    return std::move(*calendar);
}

/// The provider of the settings, if they name one. Its key is made of the secret's SHA-256.
std::optional<TopupProvider> topup_provider(Settings const& settings)
{
    auto const& url = settings.text("payout.provider_url");
    if (url.empty())
        return std::nullopt;
    return TopupProvider{url, base::Key{base::sha256(settings.text("payout.provider_secret"))}};
}

payout::Terms payout_terms(Settings const& settings, identity::Keys const& keys)
{
    payout::Terms terms{keys};
    if (topup_provider(settings))
        terms.channel = payout::Channel::provider;
    terms.patience.retry_wait = std::chrono::seconds{settings.integer("payout.retry_wait_s")};
    terms.patience.query_interval =
        std::chrono::seconds{settings.integer("payout.query_interval_s")};
    terms.caps.batch = base::Money::yuan(settings.integer("payout.batch_yuan_max"));
    terms.caps.contest = base::Money::yuan(settings.integer("payout.contest_yuan_max"));
    return terms;
}

settlement::ClaimRules claim_rules(Settings const& settings)
{
    settlement::ClaimRules rules;
    rules.days = static_cast<int>(settings.integer("prize.claim_days"));
    rules.needs_real_name = settings.flag("prize.real_name");
    rules.is_needed = settings.flag("prize.claim_required");
    return rules;
}

LaneLimits lane_limits(Settings const& settings)
{
    return {.waiting_max = static_cast<std::size_t>(settings.integer("lanes.waiting_max")),
            .batch_max = static_cast<std::size_t>(settings.integer("lanes.batch_max")),
            .readers = static_cast<std::size_t>(settings.integer("lanes.readers"))};
}

} // namespace

struct Program::Parts {
    Parts(Settings const& chosen, Store opened, Clock chosen_clock)
        : settings{chosen}
        , clock{std::move(chosen_clock)}
        , store{std::move(opened)}
        , printed{settings.text("identity.sms_log")}
        , live{store.master_key}
        , dispatch{
              router,
              words,
              actor_of,
              clock,
              {std::string{identity::session_cookie_name(transport_of(settings))},
               recognise_officers(identity_settings(settings).staff_sessions,
                                  std::string{identity::staff_cookie_name(transport_of(settings))},
                                  settings.text("operator.token_hash")),
               membership::permit,
               [this](sql::Transaction& tx, http::Request const& request, http::Route const& route,
                      base::Error const& error) { refused.note(tx, request, route, error); },
               base::derive_key(store.master_key, "kept answers")}}
    {
        live.load(store.writer->begin(clock()));
        store.writer->commit();
        auto const keys = identity::Keys::derive(store.master_key);
        identity::add_routes(
            router, {{keys, identity_settings(settings), sender()}, transport_of(settings)});
        audit::add_routes(router, {signer.key()});
        organisation::add_routes(router);
        membership::add_routes(router, {keys});
        quiz::add_routes(router, quiz::Api{live, keys, settings.text("server.public_url"), words});
        auto const means = settlement_means();
        auto const& objections_key = means.objections_key;
        settlement::add_routes(router, {means.live, means.keys, objections_key, means.calendar,
                                        means.payout_terms, means.claims_key, means.claim_rules,
                                        means.guess_alarm, settings.text("server.public_url")});
        notice::add_routes(router, {objections_key, calendar, base::TimeZone::shanghai(),
                                    settings.text("server.public_url")});
        auto const provider = topup_provider(settings);
        payout::add_routes(
            router, {payments.terms(), provider ? std::optional{provider->key} : std::nullopt});
        notify::add_routes(router);
        add_readiness_checks();
    }

    settlement::Means settlement_means()
    {
        auto const key_for = [&](std::string_view purpose) {
            return base::derive_key(store.master_key, purpose);
        };
        return {live,
                identity::Keys::derive(store.master_key),
                key_for("objections"),
                calendar,
                payments.terms(),
                key_for("claims"),
                claim_rules(settings),
                identity_settings(settings).guess_alarm};
    }

    /// What brings codes to phones: the outbox of a gateway, or the console.
    identity::CodeSender& sender()
    {
        if (sms_gateway(settings))
            return queued;
        return printed;
    }

    /// What the writer does between commands: payments and messages each time, the quiz once a second.
    void look_after(sql::Connection& connection)
    {
        payments.run(connection);
        messages.run(connection);
        auto const now = std::chrono::steady_clock::now();
        if (now - upkept_at < std::chrono::seconds{1})
            return;
        upkeep.run(connection);
        upkept_at = now;
    }

    void start_couriers()
    {
        if (auto gateway = sms_gateway(settings))
            messages.start_courier(std::move(*gateway), [this] { lanes->nudge(); });
        if (auto provider = topup_provider(settings))
            payments.start_courier(std::move(*provider), [this] { lanes->nudge(); });
    }

    void add_readiness_checks()
    {
        health.add({"disk_has_room", [folder = store.folder]() -> std::optional<std::string> {
                        std::error_code error;
                        auto const space = std::filesystem::space(folder, error);
                        if (error || space.available < free_bytes_min)
                            return "less than 64 MiB are free in the data folder";
                        return std::nullopt;
                    }});
        health.add({"clock_right", [this]() -> std::optional<std::string> {
                        if (upkeep.is_clock_behind())
                            return "the clock stands before what is stored";
                        return std::nullopt;
                    }});
        health.add({"store_writable", [this]() -> std::optional<std::string> {
                        if (upkeep.is_store_full())
                            return "the last commit found the store full";
                        return std::nullopt;
                    }});
    }

    /// Gives a request what answers it: a page, a health check, or a lane.
    void submit(http::Request&& request, http::Reply reply)
    {
        auto direct = health.find(request);
        if (!direct && router.match(request.method, request.path).route == nullptr)
            direct = faces.find(request);
        if (direct)
            return reply(std::move(*direct));
        auto command = dispatch.route(std::move(request));
        if (!command)
            return reply(dispatch.problem(request, command.error()));
        Waiting waiting{std::move(*command), std::move(reply)};
        if (!lanes->submit(std::move(waiting)))
            waiting.reply(dispatch.problem(waiting.command.request,
                                           base::refuse(lane_full).with("retry_after_s", 2)));
    }

    Settings settings;
    Clock clock;
    http::Words words = shipped_words();
    Store store;
    ConsoleSms printed;
    Messages messages{notify_terms(settings, store.master_key), clock};
    OutboxSms queued{messages.terms(), [this] {
                         if (lanes)
                             lanes->nudge();
                     }};
    audit::Signer signer{audit::Signer::derive(store.master_key)};
    quiz::Live live;
    base::WorkingDays calendar = shipped_calendar();
    http::Router router;
    RefusalRecord refused;
    Dispatch dispatch;
    Faces faces{words};
    Health health;
    Payments payments{payout_terms(settings, identity::Keys::derive(store.master_key)), clock};
    Upkeep upkeep{live, signer, identity_settings(settings).guess_alarm, clock, settlement_means()};
    std::chrono::steady_clock::time_point upkept_at = {};
    std::optional<Lanes> lanes;
    std::optional<http::Listener> listener;
};

Program::Program(Settings const& settings, Store store, Clock clock)
    : parts_{std::make_unique<Parts>(settings, std::move(store), std::move(clock))}
{
}

Program::~Program()
{
    stop();
}

base::Result<std::uint16_t> Program::start()
{
    auto& parts = *parts_;
    note_operator_token(parts.store.writer->begin(parts.clock()),
                        parts.settings.text("operator.token_hash"));
    parts.store.writer->commit();
    parts.upkeep.run(*parts.store.writer);
    // Before the lanes, whose writer hands them the errands.
    parts.start_couriers();
    parts.lanes.emplace(parts.dispatch, *parts.store.database, std::move(parts.store.writer),
                        lane_limits(parts.settings),
                        [&parts](sql::Connection& writer) { parts.look_after(writer); });
    auto submit = [&parts](http::Request&& request, http::Reply reply) {
        parts.submit(std::move(request), std::move(reply));
    };
    parts.listener.emplace(TRY(http::Listener::start(listener_options(parts.settings, parts.router),
                                                     parts.words, std::move(submit))));
    return parts.listener->port();
}

void Program::stop()
{
    auto& parts = *parts_;
    if (!parts.lanes)
        return;
    parts.health.start_draining();
    if (parts.listener)
        parts.listener->stop(std::chrono::seconds{parts.settings.integer("server.drain_s")});
    parts.lanes->drain();
    parts.upkeep.finish(parts.lanes->drained_writer());
    parts.payments.stop_courier();
    parts.messages.stop_courier();
    parts.listener.reset();
    parts.lanes.reset();
}

http::Router const& Program::router() const
{
    return parts_->router;
}

Dispatch const& Program::dispatch() const
{
    return parts_->dispatch;
}

sql::Connection& Program::writer()
{
    VERIFY(parts_->store.writer != nullptr);
    return *parts_->store.writer;
}

} // namespace app
