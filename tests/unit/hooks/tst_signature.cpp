// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hooks/signature.h"

#include <QTest>

using namespace foyer;
using namespace Qt::StringLiterals;

/// How outgoing webhooks are signed.
class TestSignature : public QObject
{
    Q_OBJECT

private slots:
    void signaturesAreThoseOfStandardWebhooks();
    void everySecretIsNew();
};

void TestSignature::signaturesAreThoseOfStandardWebhooks()
{
    // The example that the specification's libraries are tested with.
    QCOMPARE(hooks::signatureOf(u"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_s, "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1614265330, R"({"test": 2432232314})"),
             QByteArray("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    // RFC 4231, test case 2, has another shape of message: the key alone makes the difference here.
    QVERIFY(hooks::signatureOf(u"whsec_AAAA"_s, "a", 1, "b")
            != hooks::signatureOf(u"whsec_AAAB"_s, "a", 1, "b"));
}

void TestSignature::everySecretIsNew()
{
    const QString secret = hooks::newSecret();
    QVERIFY(secret.startsWith(u"whsec_"_s));
    QCOMPARE(QByteArray::fromBase64(secret.sliced(6).toLatin1()).size(), 32);
    QVERIFY(secret != hooks::newSecret());
}

QTEST_GUILESS_MAIN(TestSignature)
#include "tst_signature.moc"
