// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QString>

#include <optional>

namespace foyer {

/// Every way in which Foyer refuses. The wire names and HTTP statuses stand in error_code.cpp; each client
/// has a translated sentence for each. Append only: names are part of the protocol.
enum class ErrorCode {
    Internal,
    Unavailable,
    BadRequest,
    InvalidField,
    NotSignedIn,
    SessionReplaced,
    WrongPassword,
    AccountConfirmationRequired,
    RegistrationClosed,
    InviteRequired,
    InviteInvalid,
    AdminLinkInvalid,
    TooManyAttempts,
    TooManyRequests,
    Forbidden,
    OriginRefused,
    NotFound,
    MethodNotAllowed,
    NotMember,
    NameTaken,
    TextEmpty,
    TextTooLong,
    RefReused,
    BodyTooLarge,
    HeaderTooLarge,
    LengthRequired,
    UnsupportedMediaType,
    ImageTooLarge,
    ImageBroken,
    UploadOffsetMismatch,
    UploadUnfinished,
    StorageFull,
    ProtocolVersion,
    MessageRecalled,
    TooLate,
    LimitReached,
    Silenced,
    RoomArchived,
    Banned,
    AccountDisabled,
    LastAdministrator,
    ResetLinkInvalid,
    Blocked,
    BlockedByYou,
    RecipientGone,
};

/// Wire name of a code, kebab-case: "text-too-long".
[[nodiscard]] QLatin1String errorName(ErrorCode code);

/// HTTP status (RFC 9110) that goes with a code.
[[nodiscard]] int errorHttpStatus(ErrorCode code);

/// English sentence for the person who meets the error: what happened and what to do.
[[nodiscard]] QLatin1String errorTitle(ErrorCode code);

/// The code with that wire name, or nothing.
[[nodiscard]] std::optional<ErrorCode> errorFromName(QStringView name);

/// Every code, in the order of the enum; for tests that compare the table with the schema.
[[nodiscard]] const QList<ErrorCode> &allErrorCodes();

} // namespace foyer
