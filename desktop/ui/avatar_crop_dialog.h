// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

QT_BEGIN_NAMESPACE
class QImage;
QT_END_NAMESPACE

namespace foyer::ui {

class AvatarCrop;
struct Theme;

/// Lets the user choose which square of a picture is to be his avatar.
class AvatarCropDialog : public QDialog
{
    Q_OBJECT

public:
    /// The picture must not be null.
    AvatarCropDialog(const QImage &picture, const Theme &theme, QWidget *parent = nullptr);

    /// What he chose.
    [[nodiscard]] QImage square() const;

private:
    AvatarCrop *m_crop;
};

} // namespace foyer::ui
