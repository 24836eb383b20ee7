// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

QT_BEGIN_NAMESPACE
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace foyer::ui {

struct Theme;

/// The line above the composer's field that says what the next words are about, with a button that ends it.
class ComposerStrip : public QFrame
{
    Q_OBJECT

public:
    /// The theme must outlive it.
    explicit ComposerStrip(const Theme &theme, QWidget *parent = nullptr);

    /// `icon` as for inkedIcon(); `closing` says what the button does.
    void say(const QString &icon, const QString &head, const QString &text, const QString &closing);

signals:
    void closed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_head;
    QLabel *m_text;
    QToolButton *m_close;
    QString m_whole;
};

} // namespace foyer::ui
