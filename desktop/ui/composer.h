// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/settings.h"

#include <QMimeData>
#include <QPlainTextEdit>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace foyer::ui {

class ComposerStrip;
struct Theme;

/// The field of the composer: as high as its text up to a bound. Ctrl+Enter always sends, Shift+Enter always makes a line,
/// Enter alone does what is set.
class ComposerEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ComposerEdit(QWidget *parent = nullptr);

    void setSendKey(model::SendKey key) { m_sendKey = key; }

signals:
    void submitted();
    /// Pictures were pasted or dropped.
    void picturesGiven(const QMimeData *data);
    void escapePressed();
    /// Up, with nothing written.
    void upPressed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void fitHeight();
    [[nodiscard]] bool isToSend(const QKeyEvent &event) const;

    model::SendKey m_sendKey = model::SendKey::Enter;
};

/// Where a message is written.
class Composer : public QWidget
{
    Q_OBJECT

public:
    explicit Composer(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    /// Without telling that it was edited.
    void setText(const QString &text);
    /// Whether nothing written can be sent.
    void setEmptyAllowed(bool isAllowed);
    /// While what was written is on its way it can neither be changed nor sent again.
    void setBusy(bool isBusy);
    /// What the next words are about: nothing, the answer to a message, or the change of one.
    void showPlain();
    void showReply(const QString &author, const QString &text);
    void showEdit(const QString &text);
    /// Whom or what one writes to, as the field's hint.
    void setTarget(const QString &name);
    void focusEdit();
    /// Puts this where the person writes, as if he had written it.
    void insert(const QString &text);
    /// Whether the cursor is in the text.
    [[nodiscard]] bool isWriting() const;
    void setSendKey(model::SendKey key);
    /// Shows what goes out with the text, above it; becomes its parent.
    void setAttachmentStrip(QWidget *strip);
    /// Whether pictures can be added now.
    void setPicturesAllowed(bool isAllowed);
    /// Where the text is written, for what completes it.
    [[nodiscard]] ComposerEdit &edit() { return *m_edit; }

signals:
    /// The person wants to send; the text is neither empty nor too long.
    void submitted(const QString &text);
    void textEdited();
    void escapePressed();
    void upPressed();
    /// The person ends what the next words are about.
    void stripClosed();
    void picturesGiven(const QMimeData *data);
    /// The person wants to choose pictures.
    void picturesWanted();
    /// The person wants to choose an emoji, above this point of the screen.
    void emojiWanted(QPoint global);

private:
    [[nodiscard]] QToolButton *makeButton(const char *name, const QString &icon, const QString &text);
    void layOut();
    void onTextChanged();
    void submit();

    const Theme &m_theme;
    ComposerStrip *m_strip;
    ComposerEdit *m_edit;
    QLabel *m_counter;
    QToolButton *m_attach;
    QToolButton *m_emoji;
    QPushButton *m_send;
    QVBoxLayout *m_stack = nullptr;
    bool m_isEmptyAllowed = false;
    bool m_isBusy = false;
};

} // namespace foyer::ui
