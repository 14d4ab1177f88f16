#include "http/request_corpus_test.hpp"

#include <algorithm>
#include <iterator>

namespace http_test {

namespace {

using namespace std::literals;

std::string const host = "Host: a\r\n";
std::string const next = "GET /next HTTP/1.1\r\nHost: a\r\n\r\n";

std::string get(std::string const& headers)
{
    return "GET / HTTP/1.1\r\n" + host + headers + "\r\n";
}

std::string post(std::string const& headers, std::string const& body)
{
    return "POST / HTTP/1.1\r\n" + host + headers + "\r\n" + body;
}

std::string chunked(std::string const& body)
{
    return post("Transfer-Encoding: chunked\r\n", body);
}

/// What decides where a body ends: the heart of request smuggling.
std::vector<Stream> ambiguous_lengths()
{
    return {
        {"length and chunked",
         post("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nG"),
         {400}},
        {"chunked and length",
         post("Transfer-Encoding: chunked\r\nContent-Length: 6\r\n", "0\r\n\r\nG"),
         {400}},
        {"two lengths that differ",
         post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello!"),
         {400}},
        {"two lengths that agree",
         post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"),
         {400}},
        {"a list of equal lengths", post("Content-Length: 5, 5\r\n", "hello"), {400}},
        {"a length with a plus", post("Content-Length: +5\r\n", "hello"), {400}},
        {"a negative length", post("Content-Length: -5\r\n", "hello"), {400}},
        {"a length in hexadecimal", post("Content-Length: 0x5\r\n", "hello"), {400}},
        {"a length with a fraction", post("Content-Length: 5.0\r\n", "hello"), {400}},
        {"a length with a space inside", post("Content-Length: 1 0\r\n", "hello"), {400}},
        {"an empty length", post("Content-Length: \r\n", "hello"), {400}},
        {"a length of many digits",
         post("Content-Length: 99999999999999999999999\r\n", "hello"),
         {400}},
        {"a length that wraps 64 bits",
         post("Content-Length: 18446744073709551621\r\n", "hello"),
         {400}},
        {"a length with a comma", post("Content-Length: 5,\r\n", "hello"), {400}},
        {"a quoted length", post("Content-Length: \"5\"\r\n", "hello"), {400}},
        {"chunked twice",
         post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
         {400}},
        {"chunked, chunked", post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"), {400}},
        {"chunked after identity",
         post("Transfer-Encoding: identity, chunked\r\n", "0\r\n\r\n"),
         {400}},
        {"chunked before identity",
         post("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"),
         {400}},
        {"gzip and chunked", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), {400}},
        {"only gzip", post("Transfer-Encoding: gzip\r\n", "x"), {400}},
        {"misspelled chunked", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), {400}},
        {"quoted chunked", post("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"), {400}},
        {"chunked with a parameter",
         post("Transfer-Encoding: chunked;q=1\r\n", "0\r\n\r\n"),
         {400}},
        {"an empty encoding", post("Transfer-Encoding: \r\n", "0\r\n\r\n"), {400}},
        {"chunked behind a vertical tab",
         post("Transfer-Encoding: \vchunked\r\n", "0\r\n\r\n"),
         {400}},
        {"chunked in HTTP/1.0",
         "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         {400}},
        {"a space before the colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"), {400}},
        {"a tab before the colon", post("Content-Length\t: 5\r\n", "hello"), {400}},
        {"a length on a folded line", post("Content-Length:\r\n 5\r\n", "hello"), {400}},
        {"an encoding on a folded line",
         post("X: y\r\n Transfer-Encoding: chunked\r\n", "0\r\n\r\n"),
         {400}},
    };
}

std::vector<Stream> malformed_chunks()
{
    return {
        {"no size", chunked("\r\nhello\r\n0\r\n\r\n"), {400}},
        {"size with prefix", chunked("0x5\r\nhello\r\n0\r\n\r\n"), {400}},
        {"negative size", chunked("-1\r\nhello\r\n0\r\n\r\n"), {400}},
        {"size with plus", chunked("+5\r\nhello\r\n0\r\n\r\n"), {400}},
        {"space before the size", chunked(" 5\r\nhello\r\n0\r\n\r\n"), {400}},
        {"space after the size", chunked("5 \r\nhello\r\n0\r\n\r\n"), {400}},
        {"size of 16 digits", chunked("FFFFFFFFFFFFFFFF\r\nhello"), {400}},
        {"size that wraps 64 bits", chunked("10000000000000005\r\nhello\r\n0\r\n\r\n"), {400}},
        {"size beyond the limit", chunked("FFFFFFFF\r\nhello"), {413}},
        {"chunk longer than its size", chunked("4\r\nhello\r\n0\r\n\r\n"), {400}},
        {"chunk ended by a bare LF", chunked("5\r\nhello\n0\r\n\r\n"), {400}},
        {"size ended by a bare LF", chunked("5\nhello\r\n0\r\n\r\n"), {400}},
        {"size ended by a bare CR", chunked("5\rhello\r\n0\r\n\r\n"), {400}},
        {"extension", chunked("5;a=b\r\nhello\r\n0\r\n\r\n"), {400}},
        {"extension on the last chunk", chunked("5\r\nhello\r\n0;a\r\n\r\n"), {400}},
        {"extension with a line break", chunked("5;a=\"\r\n\"\r\nhello\r\n0\r\n\r\n"), {400}},
        {"length in the trailer", chunked("0\r\nContent-Length: 5\r\n\r\nhello"), {400}},
        {"encoding in the trailer",
         chunked("0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
         {400}},
        {"trailer", chunked("0\r\nX-Sum: 1\r\n\r\n"), {400}},
        {"trailer that is no field", chunked("0\r\nGET / HTTP/1.1\r\n\r\n"), {400}},
        {"endless digits", chunked(std::string(20'000, '0')), {400}},
        {"endless trailer", chunked("0\r\nX: " + std::string(20'000, 'a')), {400}},
        {"many chunks beyond the limit",
         [] {
             std::string body;
             for (int count = 0; count < 70; ++count)
                 body += "400\r\n" + std::string(1024, 'a') + "\r\n";
             return chunked(body + "0\r\n\r\n");
         }(),
         {413}},
    };
}

std::vector<Stream> malformed_heads()
{
    return {
        {"lines ended by bare LF", "GET / HTTP/1.1\nHost: a\n\n", {400}},
        {"one line ended by bare LF", "GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n", {400}},
        {"last line ended by bare LF", "GET / HTTP/1.1\r\nHost: a\r\n\n", {400}},
        {"bare CR in a value", get("X: a\rb\r\n"), {400}},
        {"bare CR before a name", get("\rX: a\r\n"), {400}},
        {"CR CR LF", "GET / HTTP/1.1\r\r\nHost: a\r\n\r\n", {400}},
        {"NUL in a value", get("X: a\0b\r\n"s), {400}},
        {"NUL in a name", get("X\0: a\r\n"s), {400}},
        {"escape in a value", get("X: \x1b[2J\r\n"), {400}},
        {"delete in a value", get("X: \x7F\r\n"), {400}},
        {"folded header", get("X: a\r\n b\r\n"), {400}},
        {"header folded by a tab", get("X: a\r\n\tb\r\n"), {400}},
        {"first header folded", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", {400}},
        {"name without colon", get("X\r\n"), {400}},
        {"empty name", get(": a\r\n"), {400}},
        {"space in a name", get("X Y: a\r\n"), {400}},
        {"bracket in a name", get("X[]: a\r\n"), {400}},
        {"UTF-8 in a name", get("工: a\r\n"), {400}},
        {"Latin-1 in a value", get("X: caf\xE9\r\n"), {400}},
        {"overlong UTF-8 in a value", get("X: \xC0\xAF\r\n"), {400}},
        {"no host", "GET / HTTP/1.1\r\n\r\n", {400}},
        {"two hosts", get("Host: b\r\n"), {400}},
        {"two equal hosts", get("Host: a\r\n"), {400}},
        {"empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", {400}},
        {"list of hosts", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", {400}},
        {"host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", {400}},
        {"host with a user", "GET / HTTP/1.1\r\nHost: b@a\r\n\r\n", {400}},
        {"host that is markup", "GET / HTTP/1.1\r\nHost: <a>\r\n\r\n", {400}},
        {"other expectation", post("Content-Length: 1\r\nExpect: 200-ok\r\n", "x"), {417}},
        {"invalid connection list", get("Connection: close, =\r\n"), {400}},
        {"101 headers",
         [] {
             std::string headers;
             for (int count = 0; count < 100; ++count)
                 headers += "X: y\r\n";
             return get(headers);
         }(),
         {431}},
        {"head beyond 16 KiB", get("X: " + std::string(17'000, 'a') + "\r\n"), {431}},
        {"endless header", "GET / HTTP/1.1\r\nX: " + std::string(17'000, 'a'), {431}},
    };
}

std::vector<Stream> malformed_request_lines()
{
    return {
        {"empty first line", "\r\n" + get(""), {400}},
        {"HTTP/0.9", "GET /\r\n\r\n", {400}},
        {"HTTP/2.0", "GET / HTTP/2.0\r\n" + host + "\r\n", {505}},
        {"HTTP/1.2", "GET / HTTP/1.2\r\n" + host + "\r\n", {505}},
        {"preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {505}},
        {"version in lower case", "GET / http/1.1\r\n" + host + "\r\n", {400}},
        {"version without digits", "GET / HTTP/a.b\r\n" + host + "\r\n", {400}},
        {"words after the version", "GET / HTTP/1.1 x\r\n" + host + "\r\n", {400}},
        {"space in the target", "GET /a b HTTP/1.1\r\n" + host + "\r\n", {400}},
        {"two spaces", "GET  / HTTP/1.1\r\n" + host + "\r\n", {400}},
        {"tab as separator", "GET\t/\tHTTP/1.1\r\n" + host + "\r\n", {400}},
        {"leading space", " GET / HTTP/1.1\r\n" + host + "\r\n", {400}},
        {"method in lower case", "get / HTTP/1.1\r\n" + host + "\r\n", {501}},
        {"CONNECT", "CONNECT a:80 HTTP/1.1\r\n" + host + "\r\n", {501}},
        {"TRACE", "TRACE / HTTP/1.1\r\n" + host + "\r\n", {501}},
        {"OPTIONS", "OPTIONS * HTTP/1.1\r\n" + host + "\r\n", {501}},
        {"invented method", "GETS / HTTP/1.1\r\n" + host + "\r\n", {501}},
        {"no method", "/ HTTP/1.1\r\n" + host + "\r\n", {400}},
        {"absolute form", "GET http://b/ HTTP/1.1\r\n" + host + "\r\n", {400}},
        {"asterisk", "GET * HTTP/1.1\r\n" + host + "\r\n", {400}},
        {"fragment", "GET /a#b HTTP/1.1\r\n" + host + "\r\n", {400}},
        {"raw UTF-8 in the target", "GET /工 HTTP/1.1\r\n" + host + "\r\n", {400}},
        {"encoded NUL", "GET /%00 HTTP/1.1\r\n" + host + "\r\n", {400}},
        {"overlong slash", "GET /%c0%af HTTP/1.1\r\n" + host + "\r\n", {400}},
        {"encoded slash", "GET /a%2fb HTTP/1.1\r\n" + host + "\r\n", {400}},
        {"parent segment", "GET /a/../b HTTP/1.1\r\n" + host + "\r\n", {400}},
        {"encoded parent segment", "GET /%2e%2e/b HTTP/1.1\r\n" + host + "\r\n", {400}},
        {"target beyond 8 KiB",
         "GET /" + std::string(9'000, 'a') + " HTTP/1.1\r\n" + host + "\r\n",
         {414}},
        {"endless target", "GET /" + std::string(9'000, 'a'), {414}},
        {"TLS hello", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"s, {400}},
        {"random bytes", "\x8f\x01\xff\xfe\x00\x7f"s, {400}},
    };
}

} // namespace

std::vector<Stream> hostile_streams()
{
    std::vector<Stream> all;
    for (auto group :
         {ambiguous_lengths(), malformed_chunks(), malformed_heads(), malformed_request_lines()})
        std::ranges::move(group, std::back_inserter(all));
    all.push_back({"body beyond 64 KiB", post("Content-Length: 65537\r\n", ""), {413}});
    all.push_back({"a sound request, then a smuggled one",
                   next + post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
                   {200, 400}});
    return all;
}

std::vector<Stream> sound_streams()
{
    return {
        {"plain", get(""), {200}},
        {"pipelined", next + next + next, {200, 200, 200}},
        {"length, then next", post("Content-Length: 5\r\n", "hello") + next, {200, 200}},
        {"chunked, then next", chunked("5\r\nhello\r\n0\r\n\r\n") + next, {200, 200}},
        {"chunked in other case",
         post("TRANSFER-ENCODING: Chunked\r\n", "0\r\n\r\n") + next,
         {200, 200}},
        {"sizes in both cases", chunked("a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n"), {200}},
        {"sizes with leading zeros", chunked("0005\r\nhello\r\n000\r\n\r\n") + next, {200, 200}},
        {"body that reads as a request",
         post("Content-Length: " + std::to_string(next.size()) + "\r\n", next) + next,
         {200, 200}},
        {"body of no bytes", post("Content-Length: 0\r\n", "") + next, {200, 200}},
        {"length with spaces around", post("Content-Length: \t 5 \r\n", "hello"), {200}},
        {"body of exactly 64 KiB",
         post("Content-Length: 65536\r\n", std::string(65'536, 'a')) + next,
         {200, 200}},
        {"close, then more bytes", get("Connection: close\r\n") + next, {200}},
        {"HTTP/1.0 without host", "GET / HTTP/1.0\r\n\r\n" + next, {200}},
        {"body with GET",
         "GET / HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhello" + next,
         {200, 200}},
        {"UTF-8 in a value", get("X: 掌上工会\r\n"), {200}},
        {"empty value", get("X:\r\n"), {200}},
        {"tab in a value", get("X: a\tb\r\n"), {200}},
        {"100 headers",
         [] {
             std::string headers;
             for (int count = 0; count < 99; ++count)
                 headers += "X: y\r\n";
             return get(headers);
         }(),
         {200}},
        {"version 6 host with port", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", {200}},
        {"encoded target", "GET /%E5%B7%A5?q=%25 HTTP/1.1\r\n" + host + "\r\n", {200}},
        {"target of 8 KiB",
         "GET /" + std::string(8'191, 'a') + " HTTP/1.1\r\n" + host + "\r\n",
         {200}},
        {"unfinished head", "GET / HTTP/1.1\r\nHost: a\r\n", {}},
        {"unfinished body", post("Content-Length: 5\r\n", "hell"), {}},
        {"unfinished chunk", chunked("5\r\nhel"), {}},
        {"unfinished last chunk", chunked("0\r\n\r"), {}},
        {"nothing", "", {}},
    };
}

} // namespace http_test
