// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/histogram.h"
#include "tests/bench/message_ledger.h"
#include "tests/bench/ws_frames.h"

#include <QTest>

#include <cmath>

using namespace foyer::bench;

namespace {

/// Three members in one room, of whom the first talks, and one elsewhere.
Audience audience()
{
    return {{0, 0, 0, 1}, {0}, {7, 8}};
}

/// A ledger in which both messages of the sender were acknowledged and seen by two of the three members.
MessageLedger unfinished()
{
    MessageLedger ledger(audience(), Finish::SeenByAll, true);
    for (const Nanoseconds at : {10, 20}) {
        const std::uint64_t message = ledger.add(0, at);
        ledger.noteAcknowledged(message);
        ledger.noteSeen(0, message, at);
        ledger.noteSeen(1, message, at);
    }
    return ledger;
}

} // namespace

class BenchLoadTest : public QObject
{
    Q_OBJECT

private slots:
    void everythingSeenOnceAndInOrderIsClean()
    {
        MessageLedger ledger = unfinished();
        QVERIFY(!ledger.isAllFinished());
        ledger.noteSeen(2, 0, 10);
        ledger.noteSeen(2, 1, 20);
        QVERIFY(ledger.isAllFinished());
        QVERIFY(ledger.balance().isClean());
        QCOMPARE(ledger.takeFreed().size(), std::size_t(2));
    }

    void whatOneMemberDidNotGetIsLost()
    {
        MessageLedger ledger = unfinished();
        ledger.noteSeen(2, 1, 20);
        QVERIFY(!ledger.isAllFinished());
        QCOMPARE(ledger.balance().lost, std::uint64_t(1));
        QCOMPARE(ledger.balance().outOfOrder, std::uint64_t(0));
    }

    void anEarlierMessageAfterALaterOneIsOutOfOrder()
    {
        MessageLedger ledger = unfinished();
        ledger.noteSeen(2, 1, 20);
        ledger.noteSeen(2, 0, 10);
        QCOMPARE(ledger.balance().outOfOrder, std::uint64_t(1));
        QCOMPARE(ledger.balance().lost, std::uint64_t(0));
    }

    void aRepeatThatMakesUpForALossIsNotedAllTheSame()
    {
        MessageLedger ledger = unfinished();
        ledger.noteSeen(2, 1, 20);
        ledger.noteSeen(1, 0, 10);
        QVERIFY(!ledger.balance().isClean());
    }

    void aDeliveryTooManyIsRepeated()
    {
        MessageLedger ledger = unfinished();
        ledger.noteSeen(2, 0, 10);
        ledger.noteSeen(2, 1, 20);
        ledger.noteSeen(2, 1, 20);
        QCOMPARE(ledger.balance().repeated, std::uint64_t(1));
    }

    void aMessageInAnotherRoomOrOfNobodyIsAstray()
    {
        MessageLedger ledger = unfinished();
        QVERIFY(!ledger.noteSeen(3, 0, 10));
        QVERIFY(!ledger.noteSeen(2, 5, 10));
        QVERIFY(!ledger.noteSeen(2, 0, 11));
        QCOMPARE(ledger.balance().astray, std::uint64_t(3));
    }

    void withoutAnswerNothingIsFinished()
    {
        MessageLedger ledger(audience(), Finish::SeenByAll, true);
        const std::uint64_t message = ledger.add(0, 10);
        for (const int member : {0, 1, 2})
            ledger.noteSeen(member, message, 10);
        QVERIFY(ledger.takeFreed().empty());
        QCOMPARE(ledger.balance().unacknowledged, std::uint64_t(1));
        QVERIFY(ledger.noteAcknowledged(message));
        QVERIFY(!ledger.noteAcknowledged(message));
        QCOMPARE(ledger.takeFreed().size(), std::size_t(1));
        QVERIFY(ledger.balance().isClean());
    }

    void aRefusedMessageIsNeitherLostNorClean()
    {
        MessageLedger ledger(audience(), Finish::Acknowledged, true);
        ledger.noteRefused(ledger.add(0, 10));
        QVERIFY(ledger.isAllFinished());
        QCOMPARE(ledger.balance().lost, std::uint64_t(0));
        QCOMPARE(ledger.balance().refused, std::uint64_t(1));
        QVERIFY(!ledger.balance().isClean());
    }

    void sharesOfTimesAreRightToTwoPercent()
    {
        Histogram times;
        for (int i = 1; i <= 10'000; ++i)
            times.add(Nanoseconds(i) * 1'000);
        QVERIFY(std::abs(times.milliseconds(0.5) - 5.0) < 0.1);
        QVERIFY(std::abs(times.milliseconds(0.99) - 9.9) < 0.2);
        QCOMPARE(times.maxMilliseconds(), 10.0);
    }

    void framesAreReadAsTheyWereWritten()
    {
        for (const std::size_t size : {0, 1, 125, 126, 65'535, 65'536}) {
            const std::string payload(size, 'x');
            std::string frame;
            appendMaskedFrame(frame, Opcode::Text, payload);
            const auto header = readFrameHeader(frame);
            QVERIFY(header && header->isMasked && header->isFinal);
            QCOMPARE(header->payloadBytes, size);
            QCOMPARE(header->headerBytes + header->payloadBytes, frame.size());
            unmask(frame.data(), *header);
            QVERIFY(frame.substr(header->headerBytes) == payload);
            QVERIFY(!readFrameHeader(std::string_view(frame).substr(0, header->headerBytes - 1)));
        }
    }
};

QTEST_GUILESS_MAIN(BenchLoadTest)
#include "tst_bench_load.moc"
