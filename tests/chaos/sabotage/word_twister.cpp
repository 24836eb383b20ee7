// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/sabotage/word_twister.h"

namespace foyer::test {
namespace {

constexpr int kTwistedEvery = 4;

} // namespace

QCoro::Task<Result<chat::Amended>> WordTwister::edit(chat::Amendment amendment, QString text,
                                                     QList<QStringList> mentionKeys, qint64 window)
{
    const bool isTwisted = ++m_edits % kTwistedEvery == 0;
    const QString stored = isTwisted ? text + QStringLiteral(" not") : text;
    auto editing = m_real.edit(amendment, stored, std::move(mentionKeys), window);
    FOYER_CO_TRY(chat::Amended amended, co_await editing);
    amended.message.text = text;
    for (protocol::Message &message : amended.changed) {
        if (message.seq == amendment.seq)
            message.text = text;
    }
    co_return amended;
}

} // namespace foyer::test
