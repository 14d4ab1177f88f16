#pragma once

#include "audit/domain/merkle.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace audit {

/// What a log says of itself at one moment; the first three lines of a C2SP tlog-checkpoint.
struct Checkpoint {
    /// Names the log, in the whole world.
    std::string origin;
    std::int64_t size;
    Hash root;

    /// What is signed: origin, size, root in Base64, each with its line end.
    [[nodiscard]] std::string text() const;
    friend bool operator==(Checkpoint const&, Checkpoint const&) = default;
};

/// By which everybody checks a log: its name and its public key.
struct LogKey {
    std::string origin;
    base::Digest public_key;

    /// `origin+key id+key`, as Go's `note` package and other tools of C2SP signed notes take it.
    [[nodiscard]] std::string text() const;
    /// Refusal: `log_key_malformed`.
    [[nodiscard]] static base::Result<LogKey> parse(std::string_view text);
    friend bool operator==(LogKey const&, LogKey const&) = default;
};

/// What signs a log's checkpoints. The log is named after its key, so that two installations
/// never carry the same name.
class Signer {
public:
    /// The program's master key gives each log its own.
    [[nodiscard]] static Signer derive(base::Key const& master);

    [[nodiscard]] LogKey const& key() const& { return key_; }
    void key() && = delete;
    /// A checkpoint of this log as a signed note (c2sp.org/signed-note).
    [[nodiscard]] std::string sign(std::int64_t size, Hash const& root) const;

private:
    Signer(base::Key const& secret, LogKey key) : secret_{secret}, key_{std::move(key)} {}

    base::Key secret_;
    LogKey key_;
};

/// The checkpoint in a signed note. Refusals: `checkpoint_malformed`, `checkpoint_not_signed` when
/// no line of the note is this key's signature.
[[nodiscard]] base::Result<Checkpoint> open_note(std::string_view note, LogKey const&);

} // namespace audit
