#include "document/xml.hpp"

#include "document/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace document;
using support::is_accepted;
using support::is_refused;

TEST(Xml, IsReadWithoutItsPrefixes)
{
    auto const document = XmlDocument::parse(
        "\uFEFF<?xml version=\"1.0\"?><!-- x --><q:quiz q:no='1&amp;2' xmlns:q=\"u\">"
        "<q:a>一<b>&#20108;</b><![CDATA[<三>]]></q:a> <a/><b/></q:quiz>");
    ASSERT_TRUE(is_accepted(document));
    auto const root = document->root();
    EXPECT_EQ(root.name(), "quiz");
    EXPECT_EQ(root.attribute("no"), "1&2");
    EXPECT_EQ(root.attribute("none"), "");
    EXPECT_EQ(root.children().size(), 3U);
    EXPECT_EQ(root.children("a").size(), 2U);
    EXPECT_EQ(root.descendants("b").size(), 2U);
    EXPECT_EQ(root.child("a")->text(), "一二<三>");
    EXPECT_FALSE(root.child("c").has_value());
}

TEST(Xml, RefusesWhatCouldGrowOrReachOut)
{
    EXPECT_TRUE(is_refused(
        XmlDocument::parse("<!DOCTYPE a [<!ENTITY x \"xx\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>"),
        xml_with_doctype));
    EXPECT_TRUE(is_refused(XmlDocument::parse("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"),
                           xml_with_doctype));
    std::string deep;
    for (int i = 0; i < 200'000; ++i)
        deep += "<a>";
    for (int i = 0; i < 200'000; ++i)
        deep += "</a>";
    EXPECT_TRUE(is_refused(XmlDocument::parse(deep), xml_too_deep));
    EXPECT_TRUE(is_refused(XmlDocument::parse(std::string(XmlDocument::bytes_max + 1, ' ')),
                           xml_too_large));
}

TEST(Xml, RefusesWhatIsNoXml)
{
    for (std::string_view const text :
         {"", " ", "quiz", "<a>", "<a></b>", "<a", "<a>\xB9</a>", "<!-- -->", "<a b=1/>"})
        EXPECT_TRUE(is_refused(XmlDocument::parse(text), xml_malformed)) << text;
}

TEST(Xml, RefusesReferencesToWhatIsNoCharacter)
{
    for (std::string_view const bytes :
         {"<a>&#2180300108;</a>", "<a>&#xD800;</a>", "<a b=\"&#x110000;\"/>"})
        EXPECT_TRUE(is_refused(XmlDocument::parse(bytes), xml_malformed)) << bytes;
}

TEST(Xml, LeavesUnknownEntitiesAsTheyStand)
{
    EXPECT_EQ(XmlDocument::parse("<a>&lol;</a>")->root().text(), "&lol;");
}

TEST(Html, IsReadAsPeopleSeeIt)
{
    EXPECT_EQ(text_of_html("<p>工会&nbsp;<b>是</b>\n 什么&#65311;</p>"), "工会 是 什么？");
    EXPECT_EQ(text_of_html("1 < 2 && a<b>c &lt;p&gt; &#x4F60; &bad; &#0; &"),
              "1 < 2 && ac <p> 你 &bad; &#0; &");
    EXPECT_EQ(text_of_html("<p>torn <b"), "torn <b");
    EXPECT_EQ(text_of_html("<!-- x -->"), "");
}

RC_GTEST_PROP(Xml, ReadsBackWhateverWasEscaped, ())
{
    auto const signs = *rc::gen::container<std::string>(
        rc::gen::element('<', '>', '&', '"', '\'', ';', '#', 'a', ' ', ']'));
    auto const text = "x" + signs;
    auto const document =
        XmlDocument::parse("<a b=\"" + xml_escaped(text) + "\">" + xml_escaped(text) + "</a>");
    RC_ASSERT(document.has_value());
    RC_ASSERT(document->root().text() == text);
    RC_ASSERT(document->root().attribute("b") == text);
    RC_ASSERT(text_of_html(xml_escaped("x" + signs + "x")).size() <= text.size() + 1);
}

RC_GTEST_PROP(Xml, NeverBreaksDownOnAnyBytes, (std::string const& bytes))
{
    static_cast<void>(XmlDocument::parse(bytes));
    static_cast<void>(text_of_html(bytes));
}

} // namespace
