// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/imports/chat_html.h"

#include <QElapsedTimer>
#include <QTest>

namespace {

using namespace Qt::StringLiterals;
using namespace foyer::imports;

class TestChatHtml : public QObject
{
    Q_OBJECT

private slots:
    void whatBrowsersMadeBecomesTextAgain_data();
    void whatBrowsersMadeBecomesTextAgain();
    void picturesAreFoundOnce_data();
    void picturesAreFoundOnce();
    void aPictureWithoutAnAddressStaysAsText();
    void textIsWellFormedWhateverCame();
    void hostileContentIsReadInNoTime();
};

void TestChatHtml::whatBrowsersMadeBecomesTextAgain_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"hello"_s << u"hello"_s;
    QTest::newRow("chinese and emoji") << u"你好 😀"_s << u"你好 😀"_s;
    QTest::newRow("escaped") << u"a &lt; b &gt; c &amp; d"_s << u"a < b > c & d"_s;
    QTest::newRow("escaped once only") << u"&amp;lt;br&amp;gt;"_s << u"&lt;br&gt;"_s;
    QTest::newRow("an escaped tag is text") << u"&lt;b&gt;no&lt;/b&gt;"_s << u"<b>no</b>"_s;
    QTest::newRow("lines") << u"one<br/>two<br>three<BR />four"_s << u"one\ntwo\nthree\nfour"_s;
    QTest::newRow("lines of an editor") << u"one<div>two</div><p>three</p>"_s << u"one\ntwo\nthree"_s;
    QTest::newRow("blanks at the ends") << u" &nbsp;hi <br/>"_s << u"hi"_s;
    QTest::newRow("numbers") << u"&#65;&#x4F60;&#X1F600;"_s << u"A你😀"_s;
    QTest::newRow("no such numbers") << u"&#0;&#xD800;&#x110000;&#99999999999;&#;&#x;"_s
                                     << u"&#0;&#xD800;&#x110000;&#99999999999;&#;&#x;"_s;
    QTest::newRow("unknown names") << u"&copy; &; & AT&T &lt"_s << u"&copy; &; & AT&T &lt"_s;
    QTest::newRow("faces of the old days") << u"[em_3]"_s << u"[em_3]"_s;
    QTest::newRow("script") << u"<script>alert(1)</script>"_s << u"<script>alert(1)</script>"_s;
    QTest::newRow("event") << u"<img src=x onerror=alert(1)>"_s << u"<img src=x onerror=alert(1)>"_s;
    QTest::newRow("script address") << u"<img src=\"javascript:alert(1)\">"_s
                                    << u"<img src=\"javascript:alert(1)\">"_s;
    QTest::newRow("div with attributes") << u"<div onclick=x>a</div>"_s << u"<div onclick=x>a"_s;
    QTest::newRow("a tag without end") << u"1 <br"_s << u"1 <br"_s;
    QTest::newRow("less") << u"1 < 2 <br/> 3"_s << u"1 < 2 \n 3"_s;
    QTest::newRow("emoji as picture")
        << u"hi <img class=\"emojioneemoji\" alt=\"😀\" src=\"http://cdn.example/1.png\"/>!"_s << u"hi 😀!"_s;
    QTest::newRow("control characters") << QString(u"a\0b\u0007c\r\nd\te"_s) << u"abc\nd\te"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("only blanks") << u" <br/> &nbsp; "_s << QString();
}

void TestChatHtml::whatBrowsersMadeBecomesTextAgain()
{
    QFETCH(QString, html);
    QFETCH(QString, text);
    const PlainContent content = readContent(html, {});
    QCOMPARE(content.text, text);
    QVERIFY(content.pictures.isEmpty());
}

void TestChatHtml::picturesAreFoundOnce_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("pictures");
    const QString url = u"https://i.example/a.png"_s;
    QTest::newRow("as it is stored") << u"<img src=\"https://i.example/a.png\" />"_s << url << QString()
                                     << QStringList{url};
    QTest::newRow("in the column only") << u"look"_s << url << u"look"_s << QStringList{url};
    QTest::newRow("in the content only")
        << u"<img src='https://i.example/a.png'>"_s << QString() << QString() << QStringList{url};
    QTest::newRow("with text") << u"look: <img src=\"https://i.example/a.png\"/> nice"_s << url
                               << u"look:  nice"_s << QStringList{url};
    QTest::newRow("two") << u"<img src=\"https://i.example/b.png\"><img src=\"https://i.example/a.png\">"_s
                         << url << QString() << QStringList{url, u"https://i.example/b.png"_s};
    QTest::newRow("with references") << u"<img src=\"https://i.example/?a=1&amp;b=2\">"_s << QString()
                                     << QString() << QStringList{u"https://i.example/?a=1&b=2"_s};
    QTest::newRow("an escaped one is text") << u"&lt;img src=\"https://i.example/a.png\" /&gt;"_s << QString()
                                            << u"<img src=\"https://i.example/a.png\" />"_s << QStringList();
}

void TestChatHtml::picturesAreFoundOnce()
{
    QFETCH(QString, html);
    QFETCH(QString, column);
    QFETCH(QString, text);
    QFETCH(QStringList, pictures);
    const PlainContent content = readContent(html, column);
    QCOMPARE(content.text, text);
    QCOMPARE(content.pictures, pictures);
}

void TestChatHtml::aPictureWithoutAnAddressStaysAsText()
{
    const PlainContent relative = readContent(u"hi"_s, u"/static/upload/a.png"_s);
    QCOMPARE(relative.text, u"hi\n/static/upload/a.png"_s);
    QVERIFY(relative.pictures.isEmpty());
    QVERIFY(!isPictureUrl(u"file:///etc/passwd"_s));
    QVERIFY(!isPictureUrl(u"http:///no-host"_s));
    QVERIFY(!isPictureUrl(u"http://a b"_s));
    QVERIFY(isPictureUrl(u"http://i.example/图.png"_s));
}

void TestChatHtml::textIsWellFormedWhateverCame()
{
    QString half = u"a"_s;
    half += QChar(0xD83D);
    half += u"b"_s;
    const PlainContent content = readContent(half, {});
    QVERIFY(content.text.isValidUtf16());
    QVERIFY(content.text.startsWith(u'a') && content.text.endsWith(u'b'));
}

void TestChatHtml::hostileContentIsReadInNoTime()
{
    // 24,000 characters, as many as are ever read: nothing may take the square of them.
    QElapsedTimer timer;
    timer.start();
    for (const QString &piece : {u"<"_s, u"<img "_s, u"&"_s, u"&#x1"_s, u"<img src=\""_s, u"<br/>"_s}) {
        QString hostile;
        while (hostile.size() < 24'000)
            hostile += piece;
        (void)readContent(hostile, {});
    }
    QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
}

} // namespace

QTEST_GUILESS_MAIN(TestChatHtml)
#include "tst_chat_html.moc"
