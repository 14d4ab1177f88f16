#include "app/settings.hpp"

#include "support/folder.hpp"
#include "support/refusals.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace {

using app::Settings;
using support::is_refused;

std::filesystem::path file_with(std::string const& text)
{
    static support::Folder const folder;
    auto const path = folder.path() / "settings.toml";
    std::ofstream{path} << text;
    return path;
}

Settings::Sources sources_with_all_three()
{
    return {.file = file_with("[lanes]\nreaders = 3\nbatch_max = 100\nwaiting_max = 10\n"),
            .environment = {{"PALMUNION_LANES_BATCH_MAX", "200"},
                            {"PALMUNION_LANES_WAITING_MAX", "20"}},
            .flags = {{"lanes.waiting_max", "30"}}};
}

TEST(Settings, AFlagWinsOverTheEnvironmentAndThatOverTheFile)
{
    auto const settings = Settings::load(sources_with_all_three());
    ASSERT_TRUE(support::is_accepted(settings));
    EXPECT_EQ(settings->integer("lanes.readers"), 3);
    EXPECT_EQ(settings->integer("lanes.batch_max"), 200);
    EXPECT_EQ(settings->integer("lanes.waiting_max"), 30);
    EXPECT_EQ(settings->origin("lanes.readers"), app::Origin::file);
    EXPECT_EQ(settings->origin("lanes.batch_max"), app::Origin::environment);
    EXPECT_EQ(settings->origin("lanes.waiting_max"), app::Origin::flag);
    EXPECT_EQ(settings->origin("log.format"), app::Origin::preset);
}

TEST(Settings, AnUnknownKeyIsRefusedWithTheNearestName)
{
    auto const settings = Settings::load({.file = file_with("[lanes]\nreaderz = 3\n")});
    ASSERT_TRUE(is_refused(settings, app::configuration_key_unknown));
    EXPECT_EQ(settings.error().facts.at(1).value, "lanes.readers");
}

TEST(Settings, AnUnknownVariableIsRefusedWithTheNearestName)
{
    for (auto const* const name : {"PALMUNION_LANES_READERZ", "PALMUNION_LANES_READERZ_FILE"}) {
        auto const settings = Settings::load({.environment = {{name, "3"}}});
        ASSERT_TRUE(is_refused(settings, app::configuration_key_unknown)) << name;
        EXPECT_EQ(settings.error().facts.at(1).value, "lanes.readers");
        EXPECT_EQ(settings.error().facts.at(2).value, name);
    }
}

TEST(Settings, AGatewayNeedsItsKeys)
{
    std::map<std::string, std::string> flags{{"sms.gateway", "tencent"},
                                             {"sms.key_id", "id"},
                                             {"sms.key_secret", "secret"},
                                             {"sms.sign_name", "name"},
                                             {"sms.template_sign_in", "1"}};
    auto const lacking = Settings::load({.flags = flags});
    ASSERT_TRUE(is_refused(lacking, app::configuration_value_missing));
    EXPECT_EQ(lacking.error().facts.at(0).value, "sms.app_id");
    EXPECT_EQ(lacking.error().facts.at(1).value, "sms.gateway = tencent");
    flags.emplace("sms.app_id", "1400000000");
    EXPECT_TRUE(support::is_accepted(Settings::load({.flags = flags})));
    EXPECT_TRUE(is_refused(Settings::load({.flags = {{"sms.gateway", "local"}}}),
                           app::configuration_value_missing));
    EXPECT_TRUE(is_refused(Settings::load({.flags = {{"sms.gateway", "pigeon"}}}),
                           app::configuration_value_refused));
}

TEST(Settings, AVariableThatIsNoSettingIsNotOurs)
{
    EXPECT_TRUE(
        support::is_accepted(Settings::load({.environment = {{"PALMUNION_CONFIG", "palmunion.toml"},
                                                             {"PALMUNION_SERVICE_HOST", "10.0.0.1"},
                                                             {"LANES_READERZ", "3"}}})));
}

TEST(Settings, AVariableMayNameAFileThatHoldsTheValue)
{
    auto const file = file_with("3\n").string();
    auto const settings = Settings::load({.environment = {{"PALMUNION_LANES_READERS_FILE", file}}});
    ASSERT_TRUE(support::is_accepted(settings));
    EXPECT_EQ(settings->integer("lanes.readers"), 3);
}

TEST(Settings, AFileThatAVariableNamesIsReadOrRefused)
{
    auto const settings =
        Settings::load({.environment = {{"PALMUNION_OPERATOR_TOKEN_HASH_FILE", "/nowhere/token"}}});
    ASSERT_TRUE(is_refused(settings, app::configuration_unreadable));
    EXPECT_EQ(settings.error().facts.at(0).value, "/nowhere/token");
    EXPECT_EQ(settings.error().facts.at(1).value, "0");
}

TEST(Settings, AnOperatorsTokenIsKnownByAWholeHash)
{
    for (auto const& hash :
         {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"})
        EXPECT_TRUE(
            support::is_accepted(Settings::load({.flags = {{"operator.token_hash", hash}}})))
            << hash;
    for (auto const& hash : {"e3b0c442", "my token",
                             "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
                             "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 "})
        EXPECT_TRUE(is_refused(Settings::load({.flags = {{"operator.token_hash", hash}}}),
                               app::configuration_value_refused))
            << hash;
}

TEST(Settings, EveryKeyRefusesWhatItDoesNotAllow)
{
    for (auto const& [name, value] :
         std::map<std::string, std::string>{{"server.listen", "here"},
                                            {"server.secure_cookies", "yes"},
                                            {"lanes.readers", "0"},
                                            {"lanes.batch_max", "many"},
                                            {"log.format", "xml"},
                                            {"log.level", "loud"},
                                            {"log.requests", "true"},
                                            {"identity.proof_bits", "25"},
                                            {"store.data_dir", ""},
                                            {"server.drain_s", "-1"}})
        EXPECT_TRUE(is_refused(Settings::load({.flags = {{name, value}}}),
                               app::configuration_value_refused))
            << name;
}

TEST(Settings, ABrokenFileIsRefusedWithItsLine)
{
    auto const settings = Settings::load({.file = file_with("[lanes]\nreaders = \n")});
    ASSERT_TRUE(is_refused(settings, app::configuration_unreadable));
    EXPECT_EQ(settings.error().facts.at(1).value, "2");
}

TEST(Settings, PresetsAreValid)
{
    EXPECT_TRUE(support::is_accepted(Settings::load({})));
    for (auto const& key : app::setting_keys())
        EXPECT_TRUE(key.is_valid(key.preset)) << key.name;
}

} // namespace
