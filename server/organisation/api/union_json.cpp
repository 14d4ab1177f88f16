#include "organisation/api/union_json.hpp"

namespace organisation {

namespace {

std::string const& name_of(Level const& level, http::Language language)
{
    switch (language) {
    case http::Language::zh:
        return level.zh;
    case http::Language::en:
        return level.en;
    }
    std::unreachable();
}

} // namespace

void write_union(http::JsonWriter& json, UnionCard const& card, http::Language language)
{
    json.begin_object();
    write_union_members(json, card, language);
    json.end_object();
}

void write_union_members(http::JsonWriter& json, UnionCard const& card, http::Language language)
{
    auto const& self = card.self;
    json.field("code", self.code)
        .field("name", self.name)
        .field("short_name", self.short_name)
        .field("tree", text(self.tree))
        .field("level", self.level.rank)
        .field("level_name", name_of(self.level, language))
        .key("path")
        .begin_array();
    for (auto const& step : card.above)
        json.begin_object()
            .field("code", step.code)
            .field("short_name", step.short_name)
            .end_object();
    json.end_array().field("has_children", card.children > 0).field("choosable", card.is_choosable);
}

} // namespace organisation
