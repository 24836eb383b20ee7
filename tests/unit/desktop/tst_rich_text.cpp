// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/rich_text.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace foyer::model;

namespace {

QJsonObject vectors()
{
    QFile file(QStringLiteral(FOYER_MARKUP));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no vectors");
    return QJsonDocument::fromJson(file.readAll()).object();
}

QString styleName(TextStyle style)
{
    switch (style) {
    case TextStyle::Bold:
        return u"bold"_s;
    case TextStyle::Italic:
        return u"italic"_s;
    case TextStyle::Struck:
        return u"struck"_s;
    case TextStyle::Code:
        return u"code"_s;
    case TextStyle::Link:
        return u"link"_s;
    }
    return {};
}

QString kindName(TextBlock::Kind kind)
{
    return kind == TextBlock::Kind::Plain ? u"plain"_s
        : kind == TextBlock::Kind::Quote  ? u"quote"_s
                                          : u"code"_s;
}

QJsonArray written(const QList<TextBlock> &blocks)
{
    QJsonArray all;
    for (const TextBlock &block : blocks) {
        QJsonArray spans;
        for (const TextSpan &span : block.spans) {
            QJsonObject one{{u"style"_s, styleName(span.style)},
                            {u"start"_s, qint64(span.start)},
                            {u"length"_s, qint64(span.length)}};
            if (span.style == TextStyle::Link)
                one.insert(u"url"_s, span.url.toString());
            spans.append(one);
        }
        all.append(
            QJsonObject{{u"kind"_s, kindName(block.kind)}, {u"text"_s, block.text}, {u"spans"_s, spans}});
    }
    return all;
}

} // namespace

class TestRichText : public QObject
{
    Q_OBJECT

private slots:
    void textsReadAsTheVectorsSay_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("blocks");
        const QJsonArray texts = vectors().value(u"texts").toArray();
        QVERIFY(!texts.isEmpty());
        for (const QJsonValue &each : texts)
            QTest::newRow(qUtf8Printable(each[u"name"_s].toString()))
                << each[u"text"_s].toString()
                << QString::fromUtf8(QJsonDocument(each[u"blocks"_s].toArray()).toJson());
    }
    void textsReadAsTheVectorsSay()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, blocks);
        QCOMPARE(QString::fromUtf8(QJsonDocument(written(richText(text))).toJson()), blocks);
    }

    void emojiAloneAreCounted()
    {
        const QJsonArray texts = vectors().value(u"emoji").toArray();
        QVERIFY(!texts.isEmpty());
        for (const QJsonValue &each : texts) {
            const QString text = each[u"text"_s].toString();
            QVERIFY2(emojiCount(text) == each[u"count"_s].toInt(), qUtf8Printable(text));
        }
    }

    void whateverIsWrittenIsReadInTimeAndSpansStayInside()
    {
        const QStringList pieces{u"*"_s,
                                 u"**"_s,
                                 u"_"_s,
                                 u"~~"_s,
                                 u"`"_s,
                                 u"\\"_s,
                                 u"> "_s,
                                 u"\n"_s,
                                 u"a"_s,
                                 u" "_s,
                                 u"```\n"_s,
                                 u"字"_s,
                                 u"https://a.b/"_s,
                                 u"😀"_s,
                                 QString(QChar(0xd800))};
        QStringList texts;
        for (const QString &piece : pieces)
            texts.append(piece.repeated(4'000 / piece.size()));
        texts.append({u"*a "_s.repeated(1'300), u"**a_b~~"_s.repeated(570), u"*a* "_s.repeated(1'000)});
        uint seed = 7;
        for (int i = 0; i < 300; ++i) {
            QString text;
            while (text.size() < 200) {
                seed = seed * 1'103'515'245 + 12'345;
                text += pieces.at((seed >> 16) % uint(pieces.size()));
            }
            texts.append(text);
        }
        QElapsedTimer timer;
        timer.start();
        for (const QString &text : std::as_const(texts)) {
            for (const TextBlock &block : richText(text)) {
                for (const TextSpan &span : block.spans) {
                    QVERIFY(span.length > 0);
                    QVERIFY(span.start >= 0 && span.start + span.length <= block.text.size());
                }
            }
        }
        QVERIFY(timer.elapsed() < 20'000);
    }
};

QTEST_MAIN(TestRichText)
#include "tst_rich_text.moc"
