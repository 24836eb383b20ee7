// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/error_text.h"

#include <QCoreApplication>

namespace foyer::ui {

QString errorText(ErrorCode code)
{
    const auto say = [](const char *text) {
        return QCoreApplication::translate("ErrorText", text);
    };
    switch (code) {
    case ErrorCode::Internal:
        return say(QT_TRANSLATE_NOOP(
            "ErrorText",
            "Something went wrong on the server. Try again; if it stays, tell the administrator."));
    case ErrorCode::Unavailable:
        return say(QT_TRANSLATE_NOOP("ErrorText",
                                     "The server cannot store anything right now. Try again in a moment."));
    case ErrorCode::BadRequest:
        return say(QT_TRANSLATE_NOOP("ErrorText", "The request is not well formed."));
    case ErrorCode::InvalidField:
        return say(QT_TRANSLATE_NOOP("ErrorText", "One of the values is not acceptable."));
    case ErrorCode::NotSignedIn:
        return say(QT_TRANSLATE_NOOP("ErrorText", "Sign in first."));
    case ErrorCode::SessionReplaced:
        return say(QT_TRANSLATE_NOOP(
            "ErrorText", "You signed in elsewhere, so this session was ended. You can take it back here."));
    case ErrorCode::WrongPassword:
        return say(
            QT_TRANSLATE_NOOP("ErrorText", "The password does not fit this name. Check both and try again."));
    case ErrorCode::AccountConfirmationRequired:
        return say(QT_TRANSLATE_NOOP(
            "ErrorText", "There is no account with this name yet. Confirm that you want to create it."));
    case ErrorCode::RegistrationClosed:
        return say(
            QT_TRANSLATE_NOOP("ErrorText", "This server takes no new accounts. Ask its administrator."));
    case ErrorCode::InviteRequired:
        return say(QT_TRANSLATE_NOOP("ErrorText",
                                     "This server needs an invitation for a new account. Ask for one."));
    case ErrorCode::InviteInvalid:
        return say(QT_TRANSLATE_NOOP("ErrorText",
                                     "This invitation is unknown, used up or expired. Ask for a new one."));
    case ErrorCode::AdminLinkInvalid:
        return say(QT_TRANSLATE_NOOP("ErrorText",
                                     "This administrator link was used already or is not from this server."));
    case ErrorCode::TooManyAttempts:
        return say(QT_TRANSLATE_NOOP("ErrorText", "Too many sign-in attempts. Wait a little and try again."));
    case ErrorCode::TooManyRequests:
        return say(QT_TRANSLATE_NOOP("ErrorText", "That was too fast. Wait a little."));
    case ErrorCode::Forbidden:
        return say(QT_TRANSLATE_NOOP("ErrorText", "You may not do this."));
    case ErrorCode::OriginRefused:
        return say(
            QT_TRANSLATE_NOOP("ErrorText", "This page is not from this server, so the server refused it."));
    case ErrorCode::NotFound:
        return say(QT_TRANSLATE_NOOP("ErrorText", "There is nothing here."));
    case ErrorCode::MethodNotAllowed:
        return say(QT_TRANSLATE_NOOP("ErrorText", "This cannot be done here."));
    case ErrorCode::NotMember:
        return say(QT_TRANSLATE_NOOP("ErrorText", "You are not in this conversation."));
    case ErrorCode::NameTaken:
        return say(QT_TRANSLATE_NOOP("ErrorText", "This name is taken. Choose another."));
    case ErrorCode::TextEmpty:
        return say(QT_TRANSLATE_NOOP("ErrorText", "There is nothing to send."));
    case ErrorCode::TextTooLong:
        return say(QT_TRANSLATE_NOOP("ErrorText", "The text is too long to send. Shorten or split it."));
    case ErrorCode::RefReused:
        return say(QT_TRANSLATE_NOOP("ErrorText", "This message reference was used for another message."));
    case ErrorCode::BodyTooLarge:
        return say(QT_TRANSLATE_NOOP("ErrorText", "The request is too large."));
    case ErrorCode::HeaderTooLarge:
        return say(QT_TRANSLATE_NOOP("ErrorText", "The request headers are too large."));
    case ErrorCode::LengthRequired:
        return say(QT_TRANSLATE_NOOP("ErrorText", "The request must state its length."));
    case ErrorCode::UnsupportedMediaType:
        return say(
            QT_TRANSLATE_NOOP("ErrorText", "This kind of file cannot be sent. Use PNG, JPEG, GIF or WebP."));
    case ErrorCode::ImageTooLarge:
        return say(QT_TRANSLATE_NOOP("ErrorText", "The picture is too large."));
    case ErrorCode::ImageBroken:
        return say(QT_TRANSLATE_NOOP("ErrorText", "The picture is damaged and cannot be read."));
    case ErrorCode::UploadOffsetMismatch:
        return say(QT_TRANSLATE_NOOP("ErrorText", "The upload continues at another place."));
    case ErrorCode::UploadUnfinished:
        return say(QT_TRANSLATE_NOOP("ErrorText", "The upload is not finished yet."));
    case ErrorCode::StorageFull:
        return say(QT_TRANSLATE_NOOP("ErrorText", "The server has no space left. Tell its administrator."));
    case ErrorCode::ProtocolVersion:
        return say(QT_TRANSLATE_NOOP(
            "ErrorText", "This client and the server do not speak the same version. Update the older one."));
    case ErrorCode::MessageRecalled:
        return say(QT_TRANSLATE_NOOP("ErrorText", "This message was taken back."));
    case ErrorCode::TooLate:
        return say(QT_TRANSLATE_NOOP("ErrorText", "This message is too old to be changed or taken back."));
    case ErrorCode::LimitReached:
        return say(QT_TRANSLATE_NOOP("ErrorText", "There is no room for more here. Remove something first."));
    case ErrorCode::Silenced:
        return say(QT_TRANSLATE_NOOP(
            "ErrorText", "A moderator silenced you in this room for a while. You can still read it."));
    case ErrorCode::RoomArchived:
        return say(QT_TRANSLATE_NOOP("ErrorText",
                                     "This room is archived. It can be read, but nothing can be added."));
    case ErrorCode::Banned:
        return say(QT_TRANSLATE_NOOP(
            "ErrorText", "Whoever is banned from this room cannot come in. A moderator can lift the ban."));
    case ErrorCode::AccountDisabled:
        return say(QT_TRANSLATE_NOOP("ErrorText",
                                     "This account is disabled. Ask the administrator of this server."));
    case ErrorCode::LastAdministrator:
        return say(QT_TRANSLATE_NOOP(
            "ErrorText", "Nobody else administers this server. Make somebody else administrator first."));
    case ErrorCode::ResetLinkInvalid:
        return say(QT_TRANSLATE_NOOP(
            "ErrorText", "This link is unknown, used or expired. Ask the administrator for a new one."));
    case ErrorCode::Blocked:
        return say(QT_TRANSLATE_NOOP("ErrorText", "This person takes no private messages from you."));
    case ErrorCode::BlockedByYou:
        return say(
            QT_TRANSLATE_NOOP("ErrorText", "You blocked this person. Unblock them first to write to them."));
    case ErrorCode::RecipientGone:
        return say(QT_TRANSLATE_NOOP(
            "ErrorText",
            "Nobody uses this account any more, so it cannot be written to. What was said can be read."));
    }
    return {};
}

} // namespace foyer::ui
