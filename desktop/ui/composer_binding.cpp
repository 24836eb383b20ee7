// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/composer_binding.h"

#include "desktop/model/chat_session.h"
#include "desktop/model/conversation_title.h"
#include "desktop/ui/attachment_strip.h"
#include "desktop/ui/composer.h"
#include "desktop/ui/emoji_picker.h"
#include "desktop/ui/mention_popup.h"
#include "desktop/ui/picture_intake.h"

namespace foyer::ui {

using protocol::MessagePlace;

ComposerBinding::ComposerBinding(model::ChatSession &session, Composer &composer, const Theme &theme,
                                 QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_composer(composer)
    , m_theme(theme)
    , m_strip(new AttachmentStrip(session.attachments(), session.pictures(), theme, &composer))
    , m_intake(new PictureIntake(session, &composer))
{
    connectPictures();
    new MentionPopup(session, theme, composer.edit());
    connect(&composer, &Composer::emojiWanted, this, &ComposerBinding::pickEmoji);
    connect(&composer, &Composer::submitted, this, &ComposerBinding::submit);
    connect(&composer, &Composer::escapePressed, this, &ComposerBinding::escape);
    connect(&composer, &Composer::stripClosed, this, &ComposerBinding::escape);
    connect(&composer, &Composer::upPressed, this, &ComposerBinding::editLast);
    connect(&composer, &Composer::textEdited, this, &ComposerBinding::onEdited);
    connect(&session.composing(), &model::Composing::replyChanged, this, [this](ConversationId id) {
        if (id != m_shown)
            return;
        showAbout();
        if (m_session.composing().reply(id).seq.isValid())
            m_composer.focusEdit();
    });
    connect(&session.composing(), &model::Composing::editChanged, this, &ComposerBinding::onEditChanged);
    connect(&session.actions(), &model::MessageActions::changed, this,
            [this](const protocol::Message &message) {
                const auto &edit = m_session.composing().edit();
                if (m_isSaving && edit && edit->place == MessagePlace{message.conversation, message.seq})
                    m_session.composing().endEdit();
            });
    connect(&session.actions(), &model::MessageActions::refused, this, &ComposerBinding::onRefused);
}

void ComposerBinding::connectPictures()
{
    m_composer.setAttachmentStrip(m_strip);
    connect(&m_composer, &Composer::picturesGiven, this, &ComposerBinding::takePictures);
    connect(&m_composer, &Composer::picturesWanted, m_intake, &PictureIntake::choose);
    connect(&m_session.attachments(), &model::Attachments::changed, this, [this](ConversationId id) {
        if (id == m_shown)
            onPicturesChanged();
    });
}

void ComposerBinding::pickEmoji(QPoint global)
{
    auto *picker = new EmojiPicker(m_session.emoji(), m_theme, &m_composer);
    connect(picker, &EmojiPicker::chosen, &m_composer.edit(), &QPlainTextEdit::insertPlainText);
    connect(picker, &EmojiPicker::closed, &m_composer, &Composer::focusEdit);
    picker->openAt(global);
}

bool ComposerBinding::isEditingHere() const
{
    const auto &edit = m_session.composing().edit();
    return edit && m_shown.isValid() && edit->place.conversation == m_shown;
}

void ComposerBinding::takeOpen()
{
    keepDraft();
    if (m_session.composing().edit())
        m_session.composing().endEdit();
    m_shown = m_session.openId();
    m_isSubmitDue = false;
    const protocol::Conversation *open = m_session.open();
    m_composer.setVisible(open != nullptr);
    if (open == nullptr) {
        m_composer.setText({});
        showPictures();
        return;
    }
    m_composer.setTarget(model::titleOf(*open));
    m_composer.setText(m_session.composing().draft(m_shown));
    showPictures();
    showAbout();
    m_composer.focusEdit();
}

void ComposerBinding::keepDraft()
{
    if (m_shown.isValid() && !m_holdsEdit)
        m_session.composing().setDraft(m_shown, m_composer.text());
}

void ComposerBinding::onEdited()
{
    keepDraft();
    m_strip->clearRefusals();
    if (!m_holdsEdit && !m_composer.text().trimmed().isEmpty())
        m_session.noteTyping();
}

void ComposerBinding::takePictures(const QMimeData *data)
{
    if (m_holdsEdit)
        return;
    m_intake->take(*data);
    m_composer.focusEdit();
}

void ComposerBinding::onPicturesChanged()
{
    showAbout();
    if (m_isSubmitDue && !m_session.attachments().isReading(m_shown)) {
        m_isSubmitDue = false;
        const QString text = m_composer.text().trimmed();
        // All of them may have been refused.
        if (!text.isEmpty() || m_session.attachments().canSend(m_shown))
            submit(text);
    }
}

/// A message that is changed keeps the picture that it has.
void ComposerBinding::showPictures()
{
    const bool areAllowed = m_shown.isValid() && !isEditingHere();
    m_strip->setConversation(areAllowed ? m_shown : ConversationId());
    m_composer.setPicturesAllowed(areAllowed);
    emit picturesAllowedChanged(areAllowed);
}

void ComposerBinding::showAbout()
{
    if (isEditingHere()) {
        m_composer.showEdit(m_session.composing().edit()->text);
        return;
    }
    const model::MessageLine::Quote reply = m_session.composing().reply(m_shown);
    if (reply.seq.isValid())
        m_composer.showReply(reply.author, reply.text);
    else
        m_composer.showPlain();
    const auto &attachments = m_session.attachments();
    m_composer.setEmptyAllowed(attachments.canSend(m_shown) || attachments.isReading(m_shown));
}

void ComposerBinding::onEditChanged()
{
    m_isSaving = false;
    m_composer.setBusy(false);
    const auto &edit = m_session.composing().edit();
    const bool isHere = isEditingHere();
    if (isHere && !m_holdsEdit)
        keepDraft();
    if (isHere || m_holdsEdit) {
        m_holdsEdit = isHere;
        m_composer.setEmptyAllowed(isHere && edit->hasImage);
        m_composer.setText(isHere ? edit->text : m_session.composing().draft(m_shown));
    }
    showPictures();
    showAbout();
    if (isHere)
        emit editing(edit->place.seq);
    m_composer.focusEdit();
}

void ComposerBinding::submit(const QString &text)
{
    if (m_holdsEdit) {
        submitEdit(text);
        return;
    }
    if (m_session.attachments().isReading(m_shown)) {
        // All that was given goes along.
        m_isSubmitDue = true;
        return;
    }
    if (const auto posted = m_session.send(text); !posted) {
        emit failed(posted.error());
        return;
    }
    m_composer.setText({});
    emit sent();
}

void ComposerBinding::submitEdit(const QString &text)
{
    const auto &edit = m_session.composing().edit();
    if (m_isSaving || !edit)
        return;
    if (text == edit->text) {
        m_session.composing().endEdit();
        return;
    }
    // What was typed stays until the server agreed, to be tried again or copied.
    m_isSaving = true;
    m_composer.setBusy(true);
    m_session.actions().edit(edit->place, text);
}

void ComposerBinding::onRefused(const MessagePlace &place, const Error &error)
{
    Q_UNUSED(error)
    const auto &edit = m_session.composing().edit();
    if (!m_isSaving || !edit || edit->place != place)
        return;
    m_isSaving = false;
    m_composer.setBusy(false);
    m_composer.focusEdit();
}

void ComposerBinding::escape()
{
    if (m_holdsEdit)
        m_session.composing().endEdit();
    else if (m_session.composing().reply(m_shown).seq.isValid())
        m_session.composing().endReply(m_shown);
    else
        emit escaped();
}

void ComposerBinding::editLast()
{
    const auto place = m_session.actions().lastOwn(m_shown);
    if (!place)
        return;
    if (const protocol::Message *message = m_session.actions().message(*place))
        m_session.composing().startEdit(*message);
}

} // namespace foyer::ui
