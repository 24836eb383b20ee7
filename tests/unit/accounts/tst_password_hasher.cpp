// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/password_hasher.h"

#include <QCoroFuture>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <sodium.h>

#include <vector>

namespace {

using namespace foyer;
using namespace Qt::StringLiterals;
using accounts::PasswordCost;
using accounts::PasswordHasher;

PasswordHasher::Settings cheap()
{
    return {PasswordCost::Minimum, 2, 48};
}

class TestPasswordHasher : public QObject
{
    Q_OBJECT

private slots:
    void theRightPasswordFitsAndAnotherDoesNot();
    void theDefaultIsArgon2idAtTheInteractiveCost();
    void onePasswordHasAnotherHashEachTime();
    void composedAndDecomposedAreOnePassword();
    void aPasswordIsNotCutAtAZero();
    void brokenHashesFitNothing_data();
    void brokenHashesFitNothing();
    void aHashOfAnotherCostIsRenewed();
    void aWrongPasswordNeverRenewsTheHash();
    void moreThanTheLineHoldsAreSentAwayAtOnce();
    void theLineMovesOn();
    void answersArriveOnTheMainThread();
};

void TestPasswordHasher::theRightPasswordFitsAndAnotherDoesNot()
{
    PasswordHasher hasher(cheap());
    const auto hash = QCoro::waitFor(hasher.hash(u"correct horse"_s));
    QVERIFY(hash);
    QVERIFY(QCoro::waitFor(hasher.verify(u"correct horse"_s, *hash))->isRight);
    QVERIFY(!QCoro::waitFor(hasher.verify(u"correct horsf"_s, *hash))->isRight);
    QVERIFY(!QCoro::waitFor(hasher.verify(u"Correct horse"_s, *hash))->isRight);
    QVERIFY(!QCoro::waitFor(hasher.verify(QString(), *hash))->isRight);
}

void TestPasswordHasher::theDefaultIsArgon2idAtTheInteractiveCost()
{
    PasswordHasher hasher({});
    const auto hash = QCoro::waitFor(hasher.hash(u"correct horse"_s));
    QVERIFY(hash);
    QVERIFY2(hash->startsWith(u"$argon2id$v=19$m=65536,t=2,p=1$"), qPrintable(*hash));
    const auto verdict = QCoro::waitFor(hasher.verify(u"correct horse"_s, *hash));
    QVERIFY(verdict->isRight);
    QVERIFY(verdict->newHash.isEmpty());
}

void TestPasswordHasher::onePasswordHasAnotherHashEachTime()
{
    PasswordHasher hasher(cheap());
    const auto one = QCoro::waitFor(hasher.hash(u"correct horse"_s));
    const auto other = QCoro::waitFor(hasher.hash(u"correct horse"_s));
    QVERIFY(one && other);
    QVERIFY(*one != *other);
}

void TestPasswordHasher::composedAndDecomposedAreOnePassword()
{
    PasswordHasher hasher(cheap());
    const auto hash = QCoro::waitFor(hasher.hash(u"caf\u00E9 caf\u00E9"_s));
    QVERIFY(QCoro::waitFor(hasher.verify(u"cafe\u0301 cafe\u0301"_s, *hash))->isRight);
}

void TestPasswordHasher::aPasswordIsNotCutAtAZero()
{
    PasswordHasher hasher(cheap());
    const auto hash = QCoro::waitFor(hasher.hash(QString::fromUtf16(u"same\0start", 10)));
    QVERIFY(!QCoro::waitFor(hasher.verify(u"same"_s, *hash))->isRight);
    QVERIFY(!QCoro::waitFor(hasher.verify(QString::fromUtf16(u"same\0other", 10), *hash))->isRight);
}

void TestPasswordHasher::brokenHashesFitNothing_data()
{
    QTest::addColumn<QString>("hash");
    QTest::newRow("empty") << QString();
    QTest::newRow("words") << u"not a hash"_s;
    QTest::newRow("cut") << u"$argon2id$v=19$m=8,t=1,p=1$"_s;
    QTest::newRow("endless") << QString(100'000, u'$');
    QTest::newRow("no latin") << u"$argon2id$密码"_s;
    QTest::newRow("asks for 4 TiB") << u"$argon2id$v=19$m=4294967295,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$"
                                       "aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g"_s;
}

void TestPasswordHasher::brokenHashesFitNothing()
{
    QFETCH(QString, hash);
    PasswordHasher hasher(cheap());
    const auto verdict = QCoro::waitFor(hasher.verify(u"correct horse"_s, hash));
    QVERIFY(verdict);
    QVERIFY(!verdict->isRight);
    QVERIFY(verdict->newHash.isEmpty());
}

void TestPasswordHasher::aHashOfAnotherCostIsRenewed()
{
    PasswordHasher before(cheap());
    const auto old = QCoro::waitFor(before.hash(u"correct horse"_s));
    PasswordHasher today({PasswordCost::Interactive, 2, 48});
    const auto verdict = QCoro::waitFor(today.verify(u"correct horse"_s, *old));
    QVERIFY(verdict->isRight);
    QVERIFY(verdict->newHash.startsWith(u"$argon2id$v=19$m=65536,t=2"));
    const auto again = QCoro::waitFor(today.verify(u"correct horse"_s, verdict->newHash));
    QVERIFY(again->isRight);
    QVERIFY(again->newHash.isEmpty());
}

void TestPasswordHasher::aWrongPasswordNeverRenewsTheHash()
{
    PasswordHasher before(cheap());
    const auto old = QCoro::waitFor(before.hash(u"correct horse"_s));
    PasswordHasher today({PasswordCost::Interactive, 2, 48});
    const auto verdict = QCoro::waitFor(today.verify(u"wrong horse"_s, *old));
    QVERIFY(!verdict->isRight);
    QVERIFY(verdict->newHash.isEmpty());
}

void TestPasswordHasher::moreThanTheLineHoldsAreSentAwayAtOnce()
{
    PasswordHasher hasher({PasswordCost::Interactive, 1, 3});
    std::vector<QCoro::Task<Result<QString>>> tasks;
    for (int i = 0; i < 5; ++i)
        tasks.push_back(hasher.hash(u"correct horse"_s));
    QVERIFY(tasks[3].isReady());
    QVERIFY(tasks[4].isReady());
    int done = 0;
    for (auto &task : tasks) {
        const Result<QString> hash = QCoro::waitFor(std::move(task));
        if (hash) {
            ++done;
            continue;
        }
        QCOMPARE(hash.error().code, ErrorCode::TooManyAttempts);
        QVERIFY(hash.error().retryAfter.count() > 0);
    }
    QCOMPARE(done, 3);
}

void TestPasswordHasher::theLineMovesOn()
{
    PasswordHasher hasher({PasswordCost::Minimum, 1, 1});
    for (int i = 0; i < 20; ++i)
        QVERIFY(QCoro::waitFor(hasher.hash(u"correct horse"_s)));
}

void TestPasswordHasher::answersArriveOnTheMainThread()
{
    PasswordHasher hasher(cheap());
    QThread *arrivedOn = nullptr;
    auto task = hasher.hash(u"correct horse"_s).then([&arrivedOn](Result<QString>) {
        arrivedOn = QThread::currentThread();
    });
    QCoro::waitFor(std::move(task));
    QCOMPARE(arrivedOn, qApp->thread());
}

} // namespace

QTEST_GUILESS_MAIN(TestPasswordHasher)
#include "tst_password_hasher.moc"
