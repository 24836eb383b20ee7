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

struct Theme;

/// The field of the composer: as high as its text up to a bound, Enter sends, Shift+Enter makes a line.
class ComposerEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ComposerEdit(QWidget *parent = nullptr);

signals:
    void submitted();

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
    void setText(const QString &text);
    /// Whom or what one writes to, as the field's hint.
    void setTarget(const QString &name);
    void focusEdit();

signals:
    /// The person wants to send; the text is neither empty nor too long.
    void submitted(const QString &text);

private:
    void onTextChanged();
    void submit();

    const Theme &m_theme;
    ComposerEdit *m_edit;
    QLabel *m_counter;
    QPushButton *m_send;
};

} // namespace foyer::ui
