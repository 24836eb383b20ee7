// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QCoroTask>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace foyer::client {

class Api;

/// What is done with an answer of the server.
template<typename T>
using Answer = std::function<void(const Result<T> &)>;

template<typename>
struct AskedFor;
template<typename T>
struct AskedFor<QCoro::Task<Result<T>>>
{
    using Type = T;
};
/// The answer to a call that is made with an Api.
template<typename Call>
using AnswerTo = Answer<typename AskedFor<std::invoke_result_t<Call, Api &>>::Type>;

/// Asks the server on behalf of others, who may be gone, or belong to another account, when the answer comes.
/// Thread: that of the Api.
class Asking
{
public:
    /// `api` is the owner's own: null while nobody is signed in. It must outlive this, and be abandoned before.
    explicit Asking(const std::shared_ptr<Api> &api)
        : m_api(api)
    {
    }

    /// `call(api)` begins a call of an Api. Its result is given to `answer`, once and later, unless `asker` is destroyed or
    /// the account is left by then. While nobody is signed in, the answer is NotSignedIn, at once.
    template<typename Call>
    void ask(QObject *asker, const Call &call, AnswerTo<Call> answer) const
    {
        if (m_api == nullptr)
            answer(fail(ErrorCode::NotSignedIn));
        else
            handOn(call(*m_api), m_api, QPointer<QObject>(asker), std::move(answer));
    }

private:
    template<typename T>
    QCoro::Task<> handOn(QCoro::Task<Result<T>> call, std::shared_ptr<Api> api, QPointer<QObject> asker,
                         Answer<T> answer) const
    {
        const Result<T> result = co_await call;
        if (api == m_api && asker != nullptr)
            answer(result);
    }

    const std::shared_ptr<Api> &m_api;
};

} // namespace foyer::client
