// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace foyer::ui {

class ComposerStrip;
struct Theme;

/// The field of the composer: as high as its text up to a bound, Enter sends, Shift+Enter makes a line.
class ComposerEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ComposerEdit(QWidget *parent = nullptr);

signals:
    void submitted();
    void escapePressed();
    /// Up, with nothing written.
    void upPressed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();
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

signals:
    /// The person wants to send; the text is neither empty nor too long.
    void submitted(const QString &text);
    void textEdited();
    void escapePressed();
    void upPressed();
    /// The person ends what the next words are about.
    void stripClosed();

private:
    void onTextChanged();
    void submit();

    const Theme &m_theme;
    ComposerStrip *m_strip;
    ComposerEdit *m_edit;
    QLabel *m_counter;
    QPushButton *m_send;
    bool m_isEmptyAllowed = false;
    bool m_isBusy = false;
};

} // namespace foyer::ui
