#include "notify/domain/aliyun_signature.hpp"
#include "notify/domain/percent.hpp"
#include "notify/domain/tencent_signature.hpp"
#include "notify/domain/webhook_signature.hpp"
#include "notify/domain/wechat_signature.hpp"

#include <gtest/gtest.h>

// The samples of the protocols' own documents, and two of the messages that we send, signed by
// another program under made-up keys.
namespace notify {

namespace {

constexpr std::string_view sha256_of_nothing =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

TEST(Percent, KeepsLettersDigitsAndFourSigns)
{
    EXPECT_EQ(percent("aZ09-._~"), "aZ09-._~");
    EXPECT_EQ(percent("a b+c*\"工"), "a%20b%2Bc%2A%22%E5%B7%A5");
}

TEST(AliyunSignature, IsThatOfTheirDocument)
{
    AliyunRequest const request{
        .host = "ecs.cn-shanghai.aliyuncs.com",
        .action = "RunInstances",
        .version = "2014-05-26",
        .date = "2023-10-26T10:22:32Z",
        .nonce = "3156853299f313e23d1673dc12e1703d",
        .query = {{"RegionId", "cn-shanghai"},
                  {"ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"}}};
    EXPECT_EQ(request.body_hash(), sha256_of_nothing);
    EXPECT_EQ(canonical_request(request),
              "POST\n/\n"
              "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai\n"
              "host:ecs.cn-shanghai.aliyuncs.com\n"
              "x-acs-action:RunInstances\n"
              "x-acs-content-sha256:"
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"
              "x-acs-date:2023-10-26T10:22:32Z\n"
              "x-acs-signature-nonce:3156853299f313e23d1673dc12e1703d\n"
              "x-acs-version:2014-05-26\n\n"
              "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;"
              "x-acs-version\n"
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(string_to_sign(request),
              "ACS3-HMAC-SHA256\n"
              "7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259");
    EXPECT_EQ(signature(request, "YourAccessKeySecret"),
              "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    EXPECT_EQ(authorization(request, "YourAccessKeyId", "YourAccessKeySecret"),
              "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
              "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature="
              "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
}

TEST(AliyunSignature, IsThatOfAMessageToAPhone)
{
    AliyunRequest const request{.host = "dysmsapi.aliyuncs.com",
                                .action = "SendSms",
                                .version = "2017-05-25",
                                .date = "2026-11-23T06:00:00Z",
                                .nonce = "0123456789abcdef0123456789abcdef",
                                .query = {{"PhoneNumbers", "13800000000"},
                                          {"SignName", "掌上工会"},
                                          {"TemplateCode", "SMS_000000001"},
                                          {"TemplateParam", "{\"code\":\"482913\"}"},
                                          {"OutId", "otp-1"}}};
    EXPECT_EQ(request.query_text(),
              "OutId=otp-1&PhoneNumbers=13800000000&"
              "SignName=%E6%8E%8C%E4%B8%8A%E5%B7%A5%E4%BC%9A&TemplateCode=SMS_000000001&"
              "TemplateParam=%7B%22code%22%3A%22482913%22%7D");
    EXPECT_EQ(string_to_sign(request),
              "ACS3-HMAC-SHA256\n"
              "d9cab93c4d00fc91ea315cc3e709e473f807a8069991de53b418b9ec945a1a2d");
    EXPECT_EQ(signature(request, "SECRETEXAMPLE"),
              "f498d7140817d39f89e8ba66906a555d53585a421f49af7068cf3c49f07b536c");
}

TEST(TencentSignature, IsThatOfTheirDocument)
{
    TencentRequest const request{
        "cvm.tencentcloudapi.com", "cvm", "DescribeInstances",
        R"({"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]})",
        1'551'113'065};
    EXPECT_EQ(canonical_request(request),
              "POST\n/\n\ncontent-type:application/json; charset=utf-8\n"
              "host:cvm.tencentcloudapi.com\nx-tc-action:describeinstances\n\n"
              "content-type;host;x-tc-action\n"
              "35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064");
    EXPECT_EQ(string_to_sign(request),
              "TC3-HMAC-SHA256\n1551113065\n2019-02-25/cvm/tc3_request\n"
              "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84");
    std::string const masked(32, '*');
    EXPECT_EQ(signature(request, masked),
              "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f");
    EXPECT_EQ(authorization(request, "AKID" + masked, masked),
              "TC3-HMAC-SHA256 Credential=AKID********************************/2019-02-25/cvm/"
              "tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature="
              "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f");
}

TEST(TencentSignature, IsThatOfAMessageToAPhone)
{
    TencentRequest const request{"sms.tencentcloudapi.com", "sms", "SendSms",
                                 R"({"PhoneNumberSet":["+8613800000000"],)"
                                 R"("SmsSdkAppId":"1400000000","SignName":"掌上工会",)"
                                 R"("TemplateId":"1000000","TemplateParamSet":["482913","5"]})",
                                 1'795'413'600};
    EXPECT_EQ(string_to_sign(request),
              "TC3-HMAC-SHA256\n1795413600\n2026-11-23/sms/tc3_request\n"
              "407da6c9b848607f89fbbf77489b757eaadf9502f24f6bd149e17486c162c888");
    EXPECT_EQ(signature(request, "SECRETEXAMPLE"),
              "456a6c5c43ed99c8ffee3b8907584a07cd37687e201536578b37511d57fb6b4d");
    EXPECT_EQ(authorization(request, "AKIDEXAMPLE", "SECRETEXAMPLE"),
              "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2026-11-23/sms/tc3_request, "
              "SignedHeaders=content-type;host;x-tc-action, Signature="
              "456a6c5c43ed99c8ffee3b8907584a07cd37687e201536578b37511d57fb6b4d");
}

TEST(WechatSignature, IsThatOfTheirDocument)
{
    WechatPage page{"sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1"
                    "AOcHKP7qg",
                    "Wm3WZYTPz0wzccnW", 1'414'587'457, "http://mp.weixin.qq.com?params=value"};
    EXPECT_EQ(signature(page), "0f9de62fce790f9a083d5c99e95740ceb90c27ed");
    page.url = "http://mp.weixin.qq.com?params=value#/entered/here";
    EXPECT_EQ(signature(page), "0f9de62fce790f9a083d5c99e95740ceb90c27ed");
}

TEST(WebhookSignature, IsThatOfTheStandard)
{
    auto const secret = WebhookSecret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    ASSERT_TRUE(secret.has_value());
    EXPECT_EQ(secret->sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1'614'265'330, "{\"test\": 2432232314}"),
              "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    EXPECT_EQ(secret->text(), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
}

TEST(WebhookSecret, HasItsFormAndItsLength)
{
    for (auto const* const text : {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_",
                                   "whsec_c2hvcnQ=", "whsec_not base64 at all, not at all"})
        EXPECT_FALSE(WebhookSecret::parse(text).has_value()) << text;
    auto const made = WebhookSecret::of(std::string(WebhookSecret::bytes_made, 'x'));
    EXPECT_EQ(WebhookSecret::parse(made.text())->text(), made.text());
}

} // namespace

} // namespace notify
