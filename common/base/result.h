// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/error_code.h"

#include <QString>

#include <tl/expected.hpp>

#include <chrono>
#include <utility>

namespace foyer {

/// Why an operation did not happen. `code` is for programs and goes over the wire; `detail` is for the
/// log and never leaves the server; `field` names the offending input, if one is to blame.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    QString field;
    /// How long to wait before trying again; zero where the code says nothing about waiting.
    std::chrono::seconds retryAfter{0};
};

/// A value or the reason why there is none.
template<typename T = void>
using Result = tl::expected<T, Error>;

/// Makes the failed side of a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString detail = {}, QString field = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail), std::move(field), std::chrono::seconds{0}});
}

/// Makes the failed side of a Result for something that may work after a while.
[[nodiscard]] inline tl::unexpected<Error> failUntil(ErrorCode code, std::chrono::seconds retryAfter,
                                                     QString detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail), {}, retryAfter});
}

} // namespace foyer

#define FOYER_CONCAT_(a, b) a##b
#define FOYER_CONCAT(a, b) FOYER_CONCAT_(a, b)
#define FOYER_TRY_(tmp, ret, decl, ...)                                                                      \
    auto tmp = (__VA_ARGS__);                                                                                \
    if (!tmp)                                                                                                \
        ret tl::unexpected(std::move(tmp).error());                                                          \
    decl = *std::move(tmp)
#define FOYER_CHECK_(tmp, ret, ...)                                                                          \
    auto tmp = (__VA_ARGS__);                                                                                \
    if (!tmp)                                                                                                \
    ret tl::unexpected(std::move(tmp).error())
/// Declares `decl` from a Result, or returns its error to the caller.
#define FOYER_TRY(decl, ...) FOYER_TRY_(FOYER_CONCAT(tried_, __COUNTER__), return, decl, __VA_ARGS__)
/// The same inside a coroutine that returns QCoro::Task<Result<T>>.
#define FOYER_CO_TRY(decl, ...) FOYER_TRY_(FOYER_CONCAT(tried_, __COUNTER__), co_return, decl, __VA_ARGS__)
/// Returns the error of a Result<void> to the caller, or goes on.
#define FOYER_CHECK(...) FOYER_CHECK_(FOYER_CONCAT(checked_, __COUNTER__), return, __VA_ARGS__)
/// The same inside a coroutine.
#define FOYER_CO_CHECK(...) FOYER_CHECK_(FOYER_CONCAT(checked_, __COUNTER__), co_return, __VA_ARGS__)
