// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/image_conversion.h"
#include "server/media/image_processor.h"
#include "tests/unit/media/image_samples.h"

#include <QCoroTask>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <vector>

using namespace foyer;
using namespace foyer::media;
using namespace foyer::test;

namespace {

using Answers = std::vector<Result<ProcessedImage>>;

/// Asks for a picture and writes the answer down; the list must outlive it.
QCoro::Task<> ask(ImageProcessor *processor, QByteArray bytes, std::shared_ptr<Answers> answers)
{
    auto processing = processor->process(std::move(bytes));
    answers->push_back(co_await processing);
}

int countOf(const Answers &answers, ErrorCode code)
{
    return int(std::count_if(answers.begin(), answers.end(),
                             [code](const auto &answer) { return !answer && answer.error().code == code; }));
}

int countGood(const Answers &answers)
{
    return int(
        std::count_if(answers.begin(), answers.end(), [](const auto &answer) { return bool(answer); }));
}

ImageProcessor::Settings settings(int threads, int waiting)
{
    ImageProcessor::Settings chosen;
    chosen.threads = threads;
    chosen.waiting = waiting;
    return chosen;
}

} // namespace

class TestImageProcessor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersOnTheCallersThread();
    void faultsOfThePictureAreTold();
    void refusesWhenTheLineIsFullAndServesAgainLater();
    void theLoopTurnsWhileItWorks();
    void stoppingAnswersEverybody();
    void isDestroyedWhileBusyWithoutHarm();
    void picturesThatNeedMoreMemoryThanThereIsAreStillServed();
};

void TestImageProcessor::answersOnTheCallersThread()
{
    ImageProcessor processor({});
    const QThread *caller = QThread::currentThread();
    const auto result = QCoro::waitFor(processor.process(jpeg(corners())));
    QCOMPARE(QThread::currentThread(), caller);
    QVERIFY(result);
    QCOMPARE(result->type, QByteArray("image/jpeg"));
}

void TestImageProcessor::faultsOfThePictureAreTold()
{
    ImageProcessor processor({});
    const auto svg = QCoro::waitFor(processor.process("<svg/>"));
    QVERIFY(!svg);
    QCOMPARE(svg.error().code, ErrorCode::UnsupportedMediaType);
    const auto cut = QCoro::waitFor(processor.process(png(corners()).chopped(20)));
    QVERIFY(!cut);
    QCOMPARE(cut.error().code, ErrorCode::ImageBroken);
    const auto large = QCoro::waitFor(processor.process(png(corners()) + QByteArray(11 * 1024 * 1024, 'x')));
    QVERIFY(!large);
    QCOMPARE(large.error().code, ErrorCode::ImageTooLarge);
}

void TestImageProcessor::refusesWhenTheLineIsFullAndServesAgainLater()
{
    ImageProcessor processor(settings(1, 2));
    const QByteArray bytes = png(noise({500, 500}));
    const auto answers = std::make_shared<Answers>();
    for (int i = 0; i < 10; ++i)
        ask(&processor, bytes, answers);
    // Refusals do not wait for anything.
    QCOMPARE(countOf(*answers, ErrorCode::Unavailable), 7);
    for (const auto &refused : *answers)
        QVERIFY(refused.error().retryAfter.count() > 0);
    QTRY_COMPARE_WITH_TIMEOUT(int(answers->size()), 10, 30'000);
    QCOMPARE(countGood(*answers), 3);
    QVERIFY(QCoro::waitFor(processor.process(bytes)));
}

void TestImageProcessor::theLoopTurnsWhileItWorks()
{
    ImageProcessor processor(settings(1, 2));
    int turns = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
    timer.start(1);
    const auto result = QCoro::waitFor(processor.process(png(noise({1200, 1200}))));
    QVERIFY(result);
    QVERIFY2(turns > 3, qPrintable(QString::number(turns)));
}

void TestImageProcessor::stoppingAnswersEverybody()
{
    ImageProcessor processor(settings(1, 8));
    const auto answers = std::make_shared<Answers>();
    const QByteArray bytes = png(noise({400, 400}));
    for (int i = 0; i < 9; ++i)
        ask(&processor, bytes, answers);
    processor.stop();
    ask(&processor, png(corners()), answers);
    QTRY_COMPARE_WITH_TIMEOUT(int(answers->size()), 10, 30'000);
    // What was under way was finished; the others heard that there will be nothing.
    QVERIFY(countGood(*answers) < 5);
    QCOMPARE(countGood(*answers) + countOf(*answers, ErrorCode::Unavailable), 10);
}

void TestImageProcessor::isDestroyedWhileBusyWithoutHarm()
{
    const auto answers = std::make_shared<Answers>();
    auto processor = std::make_unique<ImageProcessor>(settings(2, 8));
    const QByteArray bytes = png(noise({300, 300}));
    for (int i = 0; i < 10; ++i)
        ask(processor.get(), bytes, answers);
    processor.reset();
    // The answers come nevertheless.
    QTRY_COMPARE_WITH_TIMEOUT(int(answers->size()), 10, 30'000);
}

void TestImageProcessor::picturesThatNeedMoreMemoryThanThereIsAreStillServed()
{
    auto tight = settings(4, 8);
    tight.memoryBytes = 1;
    ImageProcessor processor(tight);
    const auto answers = std::make_shared<Answers>();
    for (int i = 0; i < 8; ++i)
        ask(&processor, png(noise({400, 400})), answers);
    QTRY_COMPARE_WITH_TIMEOUT(int(answers->size()), 8, 30'000);
    QCOMPARE(countGood(*answers), 8);
}

QTEST_GUILESS_MAIN(TestImageProcessor)
#include "tst_image_processor.moc"
