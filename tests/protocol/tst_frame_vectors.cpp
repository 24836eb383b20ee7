// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/error_code.h"
#include "common/protocol/client_frame.h"
#include "common/protocol/server_frame.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace foyer;

class FrameVectorsTest : public QObject
{
    Q_OBJECT

private:
    static QByteArray contents(const char *path)
    {
        QFile file{QString::fromUtf8(path)};
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void rows(const char *group)
    {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonArray vectors =
            QJsonDocument::fromJson(contents(FOYER_VECTORS)).object().value(QLatin1String(group)).toArray();
        QVERIFY2(!vectors.isEmpty(), group);
        for (const QJsonValue &each : vectors)
            QTest::newRow(qPrintable(each[QLatin1String("name")].toString())) << each.toObject();
    }

private slots:
    void serverFramesSurviveReadingAndWriting_data() { rows("server"); }
    void serverFramesSurviveReadingAndWriting()
    {
        QFETCH(QJsonObject, vector);
        const QJsonArray frame = vector.value(QLatin1String("frame")).toArray();
        const auto events = protocol::decodeServerFrame(QJsonDocument(frame).toJson());
        QVERIFY2(events, events ? "" : qPrintable(events.error().detail));
        QList<QByteArray> encoded;
        for (const protocol::ServerEvent &event : *events)
            encoded.append(protocol::encode(event));
        QCOMPARE(QJsonDocument::fromJson(protocol::frameOf(encoded)).array(), frame);
    }

    void clientFramesSurviveReadingAndWriting_data() { rows("client"); }
    void clientFramesSurviveReadingAndWriting()
    {
        QFETCH(QJsonObject, vector);
        const QJsonObject frame = vector.value(QLatin1String("frame")).toObject();
        const auto request = protocol::decodeClientFrame(QJsonDocument(frame).toJson());
        QVERIFY2(request, request ? "" : qPrintable(request.error().error.detail));
        QCOMPARE(QJsonDocument::fromJson(protocol::encode(*request)).object(), frame);
    }

    void brokenClientFramesAreRefusedWithTheirRef_data() { rows("clientRefused"); }
    void brokenClientFramesAreRefusedWithTheirRef()
    {
        QFETCH(QJsonObject, vector);
        const auto request =
            protocol::decodeClientFrame(vector.value(QLatin1String("bytes")).toString().toUtf8());
        QVERIFY(!request);
        QCOMPARE(QString(errorName(request.error().error.code)),
                 vector.value(QLatin1String("code")).toString());
        QCOMPARE(request.error().ref, vector.value(QLatin1String("ref")).toString());
    }

    void brokenServerFramesAreRefused_data() { rows("serverRefused"); }
    void brokenServerFramesAreRefused()
    {
        QFETCH(QJsonObject, vector);
        QVERIFY(!protocol::decodeServerFrame(vector.value(QLatin1String("bytes")).toString().toUtf8()));
    }

    void whatANewerServerSaysIsTolerated_data() { rows("serverTolerated"); }
    void whatANewerServerSaysIsTolerated()
    {
        QFETCH(QJsonObject, vector);
        const auto events =
            protocol::decodeServerFrame(vector.value(QLatin1String("bytes")).toString().toUtf8());
        QVERIFY(events);
        QCOMPARE(events->size(), vector.value(QLatin1String("events")).toInteger());
    }

    void everyPrefixOfAFrameIsRefusedWithoutHarm()
    {
        const QJsonArray vectors = QJsonDocument::fromJson(contents(FOYER_VECTORS))
                                       .object()
                                       .value(QLatin1String("server"))
                                       .toArray();
        for (const QJsonValue &each : vectors) {
            const QByteArray bytes =
                QJsonDocument(each[QLatin1String("frame")].toArray()).toJson(QJsonDocument::Compact);
            for (qsizetype length = 0; length < bytes.size(); ++length)
                QVERIFY(!protocol::decodeServerFrame(bytes.left(length)));
        }
    }

    void everyErrorCodeIsInTheSchemaAndOnThePage()
    {
        const QJsonArray names = QJsonDocument::fromJson(contents(FOYER_SCHEMA))
                                     .object()[QLatin1String("$defs")][QLatin1String("ErrorCode")]
                                     .toObject()[QLatin1String("enum")]
                                     .toArray();
        const QByteArray page = contents(FOYER_PROTOCOL_PAGE);
        QCOMPARE(names.size(), allErrorCodes().size());
        for (const ErrorCode code : allErrorCodes()) {
            QVERIFY2(names.contains(QJsonValue(errorName(code))), errorName(code).data());
            const QByteArray row = QByteArray("| `") + errorName(code).data() + "` | "
                + QByteArray::number(errorHttpStatus(code)) + " | " + errorTitle(code).data() + " |";
            QVERIFY2(page.contains(row), row.constData());
            QCOMPARE(errorFromName(QString(errorName(code))), code);
        }
        QVERIFY(!errorFromName(u"no-such-code"));
    }
};

QTEST_GUILESS_MAIN(FrameVectorsTest)
#include "tst_frame_vectors.moc"
