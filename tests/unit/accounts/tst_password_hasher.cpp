// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounts/password_hasher.h"
#include "server/accounts/wrapped_hash.h"

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
    void aWrappedMd5FitsItsPasswordOnly();
    void aWrappedMd5BecomesAnOrdinaryHash();
    void anMd5OfADecomposedPasswordFits();
    void theDigitsOfAnMd5AreNoPassword();
    void onlyHexDigitsAreAnMd5();
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
    QTest::newRow("wrapped nothing") << u"md5:"_s;
    QTest::newRow("wrapped words") << u"md5:correct horse"_s;
    QTest::newRow("wrapped endless") << u"md5:"_s + QString(100'000, u'$');
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

void TestPasswordHasher::aWrappedMd5FitsItsPasswordOnly()
{
    PasswordHasher hasher(cheap());
    // MD5 of "123456".
    const auto wrapped = QCoro::waitFor(hasher.wrap("e10adc3949ba59abbe56e057f20f883e"));
    QVERIFY(wrapped);
    QVERIFY2(wrapped->startsWith(u"md5:$argon2id$v=19$"), qPrintable(*wrapped));
    QVERIFY(!wrapped->contains(u"e10adc39"));
    QVERIFY(QCoro::waitFor(hasher.verify(u"123456"_s, *wrapped))->isRight);
    const auto wrong = QCoro::waitFor(hasher.verify(u"1234567"_s, *wrapped));
    QVERIFY(!wrong->isRight);
    QVERIFY(wrong->newHash.isEmpty());
}

void TestPasswordHasher::aWrappedMd5BecomesAnOrdinaryHash()
{
    PasswordHasher hasher(cheap());
    const auto wrapped = QCoro::waitFor(hasher.wrap(accounts::md5DigitsOf("correct horse")));
    // Also when it was made at today's cost.
    const auto verdict = QCoro::waitFor(hasher.verify(u"correct horse"_s, *wrapped));
    QVERIFY(verdict->newHash.startsWith(u"$argon2id$v=19$"));
    const auto again = QCoro::waitFor(hasher.verify(u"correct horse"_s, verdict->newHash));
    QVERIFY(again->isRight);
    QVERIFY(again->newHash.isEmpty());
}

void TestPasswordHasher::anMd5OfADecomposedPasswordFits()
{
    PasswordHasher hasher(cheap());
    const auto decomposed =
        QCoro::waitFor(hasher.wrap(accounts::md5DigitsOf(u"cafe\u0301 cafe\u0301"_s.toUtf8())));
    const auto verdict = QCoro::waitFor(hasher.verify(u"cafe\u0301 cafe\u0301"_s, *decomposed));
    QVERIFY(verdict->isRight);
    // From then on every keyboard's way to write it is one password.
    QVERIFY(QCoro::waitFor(hasher.verify(u"caf\u00E9 caf\u00E9"_s, verdict->newHash))->isRight);
    const auto composed =
        QCoro::waitFor(hasher.wrap(accounts::md5DigitsOf(u"caf\u00E9 caf\u00E9"_s.toUtf8())));
    QVERIFY(QCoro::waitFor(hasher.verify(u"cafe\u0301 cafe\u0301"_s, *composed))->isRight);
}

void TestPasswordHasher::theDigitsOfAnMd5AreNoPassword()
{
    PasswordHasher hasher(cheap());
    const QString digits = u"e10adc3949ba59abbe56e057f20f883e"_s;
    const auto wrapped = QCoro::waitFor(hasher.wrap(digits.toLatin1()));
    // Whoever has stolen the old database has nothing to sign in with.
    QVERIFY(!QCoro::waitFor(hasher.verify(digits, *wrapped))->isRight);
    QVERIFY(!QCoro::waitFor(hasher.verify(u"123456"_s, wrapped->mid(4)))->isRight);
}

void TestPasswordHasher::onlyHexDigitsAreAnMd5()
{
    QCOMPARE(accounts::md5Digits(u"E10ADC3949BA59ABBE56E057F20F883E"),
             std::optional<QByteArray>("e10adc3949ba59abbe56e057f20f883e"));
    QVERIFY(!accounts::md5Digits(u""));
    QVERIFY(!accounts::md5Digits(u"e10adc3949ba59abbe56e057f20f883"));
    QVERIFY(!accounts::md5Digits(u"e10adc3949ba59abbe56e057f20f883g"));
    QVERIFY(!accounts::md5Digits(u"$2a$10$abcdefghijklmnopqrstuvwxyz"));
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
