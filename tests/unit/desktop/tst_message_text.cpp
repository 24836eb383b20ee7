// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/message_text.h"

#include <QFont>
#include <QTest>

using foyer::ui::MessageText;

namespace {
const MessageText::Colors kColors{Qt::blue, Qt::lightGray, Qt::darkGreen};
}

class TestMessageText : public QObject
{
    Q_OBJECT

private slots:
    void findsLinksWithoutThePunctuationAround_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("link");
        QTest::newRow("alone") << QStringLiteral("https://example.org/a?b=c#d")
                               << QStringLiteral("https://example.org/a?b=c#d");
        QTest::newRow("full stop") << QStringLiteral("http://example.org.")
                                   << QStringLiteral("http://example.org");
        QTest::newRow("brackets") << QStringLiteral("https://example.org/x)")
                                  << QStringLiteral("https://example.org/x");
        QTest::newRow("Chinese") << QStringLiteral("https://example.org/路径。")
                                 << QStringLiteral("https://example.org/路径");
        QTest::newRow("capitals") << QStringLiteral("HTTPS://EXAMPLE.ORG/")
                                  << QStringLiteral("https://example.org/");
        QTest::newRow("script") << QStringLiteral("javascript:alert(1)") << QString();
        QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << QString();
        QTest::newRow("no host") << QStringLiteral("http://") << QString();
        QTest::newRow("inside a word") << QStringLiteral("xhttp://example.org") << QString();
    }
    void findsLinksWithoutThePunctuationAround()
    {
        QFETCH(const QString, text);
        const MessageText laidOut(text, QFont(), 2'000, kColors);
        QTEST(laidOut.linkAt({4, 4}).toString(), "link");
    }

    void onlyTheLinkItselfIsOne()
    {
        const MessageText text(QStringLiteral("see https://example.org"), QFont(), 2'000, kColors);
        QVERIFY(text.linkAt({2, 4}).isEmpty());
        QVERIFY(!text.linkAt({text.size().width() - 4, 4}).isEmpty());
        QVERIFY(text.linkAt({text.size().width() + 40, 4}).isEmpty());
        QVERIFY(text.linkAt({2, 400}).isEmpty());
    }

    void keepsLinesAndWrapsLongOnes()
    {
        const qreal one = MessageText(QStringLiteral("a"), QFont(), 300, kColors).size().height();
        const qreal three = MessageText(QStringLiteral("a\nb\nc"), QFont(), 300, kColors).size().height();
        QCOMPARE(three, 3 * one);
        const QSizeF wrapped = MessageText(QString(500, u'w'), QFont(), 300, kColors).size();
        QVERIFY(wrapped.width() <= 300);
        QVERIFY(wrapped.height() > 3 * one);
    }

    void blocksStandBelowOneAnother()
    {
        const auto heightOf = [](const char *text) {
            return MessageText(QString::fromUtf8(text), QFont(), 300, kColors).size().height();
        };
        QVERIFY(heightOf("a\n> b") > heightOf("a") + heightOf("b") - 1);
        QVERIFY(heightOf("```\na\n```") > heightOf("a"));
        QVERIFY(heightOf("😀") > 1.5 * heightOf("a"));
        QVERIFY(heightOf("😀😀😀😀") > 1.2 * heightOf("a"));
        QVERIFY(heightOf("😀😀😀😀") < heightOf("😀"));
        // The words are as wide as without the marks.
        const QSizeF plain = MessageText(QStringLiteral("so"), QFont(), 300, kColors).size();
        QVERIFY(MessageText(QStringLiteral("~~so~~"), QFont(), 300, kColors).size().width()
                <= plain.width() + 1);
    }

    void aLinkInAQuoteIsFound()
    {
        const MessageText text(QStringLiteral("x\n> https://example.org"), QFont(), 600, kColors);
        const QPointF inside(40, text.size().height() - 8);
        QCOMPARE(text.linkAt(inside).toString(), QStringLiteral("https://example.org"));
        QVERIFY(text.linkAt({4, 4}).isEmpty());
    }

    void anythingCanBeLaidOut()
    {
        const QStringList texts{QString(),
                                QStringLiteral("\n\n\n"),
                                QString(QChar(0xd800)),
                                QStringLiteral("👩‍👩‍👧‍👦").repeated(500),
                                QStringLiteral("مرحبا hello שלום"),
                                QString(QChar(0x202e)) + QStringLiteral("https://example.org")};
        for (const QString &text : texts)
            QVERIFY(MessageText(text, QFont(), 120, kColors).size().height() > 0);
    }
};

QTEST_MAIN(TestMessageText)
#include "tst_message_text.moc"
