#include "notify/domain/sms_gateway.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace notify {

namespace {

constexpr base::Instant six_utc{1'795'413'600'000};

TextMessage message()
{
    return {.id = "otp-1",
            .phone = "13800000000",
            .purpose = "sign_in",
            .code = "482913",
            .words = "验证码 482913"};
}

Gateway gateway(GatewayKind kind, std::string template_code)
{
    return {.kind = kind,
            .url = "http://127.0.0.1:9",
            .key_id = "AKIDEXAMPLE",
            .secret = "SECRETEXAMPLE",
            .sign_name = "掌上工会",
            .templates = {{"sign_in", std::move(template_code)}},
            .app_id = "1400000000",
            .region = "ap-guangzhou"};
}

std::string header(OutgoingRequest const& request, std::string_view name)
{
    auto const found =
        std::ranges::find(request.headers, name, &std::pair<std::string, std::string>::first);
    return found == request.headers.end() ? "" : found->second;
}

TEST(SmsGateway, SpeaksToAliyunAsTheirDocumentSays)
{
    auto const request = request_for(gateway(GatewayKind::aliyun, "SMS_000000001"), message(),
                                     six_utc, "0123456789abcdef0123456789abcdef");
    EXPECT_TRUE(request.url.starts_with("http://127.0.0.1:9/?OutId=otp-1&PhoneNumbers="));
    EXPECT_EQ(header(request, "Host"), "dysmsapi.aliyuncs.com");
    EXPECT_EQ(header(request, "x-acs-date"), "2026-11-23T06:00:00Z");
    EXPECT_TRUE(header(request, "Authorization")
                    .ends_with("f498d7140817d39f89e8ba66906a555d53585a421f49af7068cf3c49f07b536c"));
}

TEST(SmsGateway, SpeaksToTencentAsTheirDocumentSays)
{
    auto const request =
        request_for(gateway(GatewayKind::tencent, "1000000"), message(), six_utc, "");
    EXPECT_EQ(request.url, "http://127.0.0.1:9/");
    EXPECT_EQ(header(request, "X-TC-Version"), "2021-01-11");
    EXPECT_TRUE(header(request, "Authorization")
                    .ends_with("456a6c5c43ed99c8ffee3b8907584a07cd37687e201536578b37511d57fb6b4d"));
}

TEST(SmsGateway, SpeaksToALocalGatewayInWholeSentences)
{
    auto const request = request_for(gateway(GatewayKind::local, ""), message(), six_utc, "");
    EXPECT_EQ(request.body, R"({"phone":"13800000000","words":"验证码 482913"})");
    EXPECT_EQ(header(request, "webhook-id"), "otp-1");
    EXPECT_TRUE(header(request, "webhook-signature").starts_with("v1,"));
}

struct Reply {
    GatewayKind kind;
    int status;
    std::string body;
    ReportKind expected;
};

class SmsReply : public testing::TestWithParam<Reply> {};

TEST_P(SmsReply, IsReadForWhatItMeans)
{
    auto const& [kind, status, body, expected] = GetParam();
    EXPECT_EQ(text(read_reply(kind, status, body).kind), text(expected));
}

Reply aliyun(std::string const& code, ReportKind expected, int status = 200)
{
    return {GatewayKind::aliyun, status, R"({"Code":")" + code + R"(","Message":"m"})", expected};
}

Reply tencent(std::string const& code, ReportKind expected)
{
    return {GatewayKind::tencent, 200,
            R"({"Response":{"SendStatusSet":[{"Code":")" + code + R"("}],"RequestId":"r"}})",
            expected};
}

Reply tencent_error(std::string const& code, ReportKind expected)
{
    return {GatewayKind::tencent, 200,
            R"({"Response":{"Error":{"Code":")" + code + R"(","Message":"m"},"RequestId":"r"}})",
            expected};
}

INSTANTIATE_TEST_SUITE_P(
    Words, SmsReply,
    testing::Values(aliyun("OK", ReportKind::accepted),
                    aliyun("isv.BUSINESS_LIMIT_CONTROL", ReportKind::number_full),
                    aliyun("isv.MOBILE_NUMBER_ILLEGAL", ReportKind::refused),
                    aliyun("isv.AMOUNT_NOT_ENOUGH", ReportKind::misconfigured),
                    aliyun("SignatureDoesNotMatch", ReportKind::misconfigured, 400),
                    aliyun("Throttling.User", ReportKind::busy, 400),
                    aliyun("isp.SYSTEM_ERROR", ReportKind::unclear),
                    Reply{GatewayKind::aliyun, 502, "<html>", ReportKind::unclear},
                    Reply{GatewayKind::aliyun, 200, "{}", ReportKind::unclear},
                    tencent("Ok", ReportKind::accepted),
                    tencent("LimitExceeded.PhoneNumberDailyLimit", ReportKind::number_full),
                    tencent("InvalidParameterValue.IncorrectPhoneNumber", ReportKind::refused),
                    tencent("FailedOperation.InsufficientBalanceInSmsPackage",
                            ReportKind::misconfigured),
                    tencent_error("AuthFailure.SignatureFailure", ReportKind::misconfigured),
                    tencent_error("RequestLimitExceeded", ReportKind::busy),
                    tencent_error("InternalError", ReportKind::unclear),
                    Reply{GatewayKind::tencent, 200, R"({"Response":{"SendStatusSet":[]}})",
                          ReportKind::unclear},
                    Reply{GatewayKind::tencent, 200, "", ReportKind::unclear},
                    Reply{GatewayKind::local, 202, "", ReportKind::accepted},
                    Reply{GatewayKind::local, 422, "", ReportKind::refused},
                    Reply{GatewayKind::local, 429, "", ReportKind::number_full},
                    Reply{GatewayKind::local, 401, "", ReportKind::misconfigured},
                    Reply{GatewayKind::local, 503, "", ReportKind::busy},
                    Reply{GatewayKind::local, 500, "", ReportKind::unclear}));

TEST(SmsGateway, HasNamesAndUsualAddresses)
{
    EXPECT_EQ(gateway_named("aliyun"), GatewayKind::aliyun);
    EXPECT_EQ(gateway_named("tencent"), GatewayKind::tencent);
    EXPECT_EQ(gateway_named("local"), GatewayKind::local);
    EXPECT_EQ(gateway_named("console"), std::nullopt);
    EXPECT_EQ(usual_address(GatewayKind::aliyun), "https://dysmsapi.aliyuncs.com");
    EXPECT_EQ(usual_address(GatewayKind::tencent), "https://sms.tencentcloudapi.com");
}

} // namespace

} // namespace notify
