#include "app/demo_staff.hpp"

#include "app/commands.hpp"
#include "app/set_up_links.hpp"
#include "base/crypto.hpp"
#include "demo/staffing.hpp"
#include "identity/domain/one_time_password.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <string>
#include <system_error>

namespace app {

namespace {

std::filesystem::path file_of(std::filesystem::path const& folder)
{
    return folder / "demo-staff.txt";
}

base::Error refused(std::filesystem::path const& folder)
{
    return base::refuse(not_a_demonstration).with("folder", folder.string());
}

/// As somebody would type it here.
std::string own_path()
{
    std::error_code problem;
    auto const path = std::filesystem::read_symlink("/proc/self/exe", problem);
    return problem ? "palmunion" : std::filesystem::proximate(path, problem).string();
}

base::Result<void> write_secrets(std::filesystem::path const& file,
                                 std::vector<demo::DemoColleague> const& colleagues)
{
    std::ofstream stream{file, std::ios::trunc};
    for (auto const& one : colleagues)
        stream << one.login << ' ' << base::base64url(one.secret.raw()) << '\n';
    if (!stream.flush())
        return std::unexpected{base::refuse(file_unwritable).with("file", file.string())};
    return base::ok();
}

} // namespace

base::Result<void> check_is_demo(sql::Transaction& tx, Store const& store)
{
    if (!std::filesystem::exists(file_of(store.folder)) && demo::is_at_work(tx))
        return std::unexpected{refused(store.folder)};
    return base::ok();
}

base::Result<void> employ_demo_staff(sql::Transaction& tx, identity::Means const& means,
                                     Store const& store, Settings const& settings)
{
    auto const colleagues = demo::employ(tx, means);
    CHECK_OK(write_secrets(file_of(store.folder), colleagues));
    std::cout << fmt::format(
        "staff     {}/staff/ is where people who work for the union sign in. Those of\n"
        "          this demonstration are made up; a store with real ones refuses to be filled.\n"
        "          password of all: {}\n"
        "          second factor:   {} demo --code demo.handler --store.data_dir {}\n"
        "          or an authenticator app with the secret at the end of the line\n",
        public_address(settings, {}), demo::staff_password, own_path(), store.folder.string());
    for (auto const& one : colleagues)
        std::cout << fmt::format("          {:<22} {:<23} {}  {}\n", one.login, one.role,
                                 one.secret.text(), one.full_name);
    return base::ok();
}

void dismiss_demo_staff(sql::Transaction& tx, Store const& store)
{
    demo::dismiss(tx);
    std::error_code problem;
    std::filesystem::remove(file_of(store.folder), problem);
}

base::Result<void> print_demo_code(Settings const& settings, std::string_view login)
{
    std::filesystem::path const folder{settings.text("store.data_dir")};
    std::ifstream stream{file_of(folder)};
    if (!stream)
        return std::unexpected{refused(folder)};
    std::string known;
    for (std::string name, secret; stream >> name >> secret;) {
        known.append(known.empty() ? "" : ", ").append(name);
        auto const raw = base::from_base64url(secret);
        if (name != login || !raw || raw->size() < identity::TotpSecret::bytes)
            continue;
        auto const step = identity::totp_step_at(clock_of(settings)());
        std::cout << identity::totp_code(*raw, step) << '\n';
        return base::ok();
    }
    return std::unexpected{base::refuse(demo_login_unknown).with("allowed", known)};
}

} // namespace app
