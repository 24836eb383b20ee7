// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/error_code.h"

#include <QList>

#include <algorithm>
#include <array>

namespace foyer {
namespace {

struct Row
{
    ErrorCode code;
    int status;
    const char *name;
    const char *title;
};

constexpr std::array kTable{
    Row{ErrorCode::Internal, 500, "internal",
        "Something went wrong on the server. Try again; if it stays, tell the administrator."},
    Row{ErrorCode::Unavailable, 503, "unavailable",
        "The server cannot store anything right now. Try again in a moment."},
    Row{ErrorCode::BadRequest, 400, "bad-request", "The request is not well formed."},
    Row{ErrorCode::InvalidField, 422, "invalid-field", "One of the values is not acceptable."},
    Row{ErrorCode::NotSignedIn, 401, "not-signed-in", "Sign in first."},
    Row{ErrorCode::SessionReplaced, 401, "session-replaced",
        "You signed in elsewhere, so this session was ended. You can take it back here."},
    Row{ErrorCode::WrongPassword, 401, "wrong-password",
        "The password does not fit this name. Check both and try again."},
    Row{ErrorCode::AccountConfirmationRequired, 409, "account-confirmation-required",
        "There is no account with this name yet. Confirm that you want to create it."},
    Row{ErrorCode::RegistrationClosed, 403, "registration-closed",
        "This server takes no new accounts. Ask its administrator."},
    Row{ErrorCode::InviteRequired, 403, "invite-required",
        "This server needs an invitation for a new account. Ask for one."},
    Row{ErrorCode::InviteInvalid, 403, "invite-invalid",
        "This invitation is unknown, used up or expired. Ask for a new one."},
    Row{ErrorCode::AdminLinkInvalid, 403, "admin-link-invalid",
        "This administrator link was used already or is not from this server."},
    Row{ErrorCode::TooManyAttempts, 429, "too-many-attempts",
        "Too many sign-in attempts. Wait a little and try again."},
    Row{ErrorCode::TooManyRequests, 429, "too-many-requests", "That was too fast. Wait a little."},
    Row{ErrorCode::Forbidden, 403, "forbidden", "You may not do this."},
    Row{ErrorCode::OriginRefused, 403, "origin-refused",
        "This page is not from this server, so the server refused it."},
    Row{ErrorCode::NotFound, 404, "not-found", "There is nothing here."},
    Row{ErrorCode::MethodNotAllowed, 405, "method-not-allowed", "This cannot be done here."},
    Row{ErrorCode::NotMember, 403, "not-member", "You are not in this conversation."},
    Row{ErrorCode::NameTaken, 409, "name-taken", "This name is taken. Choose another."},
    Row{ErrorCode::TextEmpty, 422, "text-empty", "There is nothing to send."},
    Row{ErrorCode::TextTooLong, 422, "text-too-long", "The text is too long to send. Shorten or split it."},
    Row{ErrorCode::RefReused, 409, "ref-reused", "This message reference was used for another message."},
    Row{ErrorCode::BodyTooLarge, 413, "body-too-large", "The request is too large."},
    Row{ErrorCode::HeaderTooLarge, 431, "header-too-large", "The request headers are too large."},
    Row{ErrorCode::LengthRequired, 411, "length-required", "The request must state its length."},
    Row{ErrorCode::UnsupportedMediaType, 415, "unsupported-media-type",
        "This kind of file cannot be sent. Use PNG, JPEG, GIF or WebP."},
    Row{ErrorCode::ImageTooLarge, 413, "image-too-large", "The picture is too large."},
    Row{ErrorCode::ImageBroken, 422, "image-broken", "The picture is damaged and cannot be read."},
    Row{ErrorCode::UploadOffsetMismatch, 409, "upload-offset-mismatch",
        "The upload continues at another place."},
    Row{ErrorCode::UploadUnfinished, 409, "upload-unfinished", "The upload is not finished yet."},
    Row{ErrorCode::StorageFull, 507, "storage-full", "The server has no space left. Tell its administrator."},
    Row{ErrorCode::ProtocolVersion, 426, "protocol-version",
        "This client and the server do not speak the same version. Update the older one."},
    Row{ErrorCode::MessageRecalled, 409, "message-recalled", "This message was taken back."},
    Row{ErrorCode::TooLate, 403, "too-late", "This message is too old to be changed or taken back."},
    Row{ErrorCode::LimitReached, 409, "limit-reached",
        "There is no room for more here. Remove something first."},
    Row{ErrorCode::Silenced, 403, "silenced",
        "A moderator silenced you in this room for a while. You can still read it."},
    Row{ErrorCode::RoomArchived, 409, "room-archived",
        "This room is archived. It can be read, but nothing can be added."},
    Row{ErrorCode::Banned, 403, "banned",
        "Whoever is banned from this room cannot come in. A moderator can lift the ban."},
    Row{ErrorCode::AccountDisabled, 403, "account-disabled",
        "This account is disabled. Ask the administrator of this server."},
    Row{ErrorCode::LastAdministrator, 409, "last-administrator",
        "Nobody else administers this server. Make somebody else administrator first."},
    Row{ErrorCode::ResetLinkInvalid, 403, "reset-link-invalid",
        "This link is unknown, used or expired. Ask the administrator for a new one."},
    Row{ErrorCode::Blocked, 403, "blocked", "This person takes no private messages from you."},
    Row{ErrorCode::BlockedByYou, 403, "blocked-by-you",
        "You blocked this person. Unblock them first to write to them."},
    Row{ErrorCode::RecipientGone, 409, "recipient-gone",
        "Nobody uses this account any more, so it cannot be written to. What was said can be read."},
};

constexpr bool tableFollowsEnum()
{
    for (std::size_t i = 0; i < kTable.size(); ++i) {
        if (static_cast<std::size_t>(kTable[i].code) != i)
            return false;
    }
    return true;
}
static_assert(tableFollowsEnum(), "rows stand in the order of the enum, so a code is its index");

const Row &row(ErrorCode code)
{
    return kTable[static_cast<std::size_t>(code)];
}

} // namespace

QLatin1String errorName(ErrorCode code)
{
    return QLatin1String(row(code).name);
}

int errorHttpStatus(ErrorCode code)
{
    return row(code).status;
}

QLatin1String errorTitle(ErrorCode code)
{
    return QLatin1String(row(code).title);
}

std::optional<ErrorCode> errorFromName(QStringView name)
{
    const auto found = std::find_if(kTable.begin(), kTable.end(), [name](const Row &candidate) {
        return name == QLatin1String(candidate.name);
    });
    return found == kTable.end() ? std::nullopt : std::optional(found->code);
}

const QList<ErrorCode> &allErrorCodes()
{
    static const QList<ErrorCode> codes = [] {
        QList<ErrorCode> list;
        for (const Row &each : kTable)
            list.append(each.code);
        return list;
    }();
    return codes;
}

} // namespace foyer
