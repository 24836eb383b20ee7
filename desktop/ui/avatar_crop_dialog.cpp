// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/avatar_crop_dialog.h"

#include "desktop/ui/avatar_crop.h"
#include "desktop/ui/icons.h"
#include "desktop/ui/theme.h"

#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

#include <cmath>

namespace foyer::ui {

namespace {
constexpr int kIcon = 18;
/// Steps of the slider for a zoom of one.
constexpr int kSteps = 100;
} // namespace

AvatarCropDialog::AvatarCropDialog(const QImage &picture, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_crop(new AvatarCrop(picture, this))
{
    setObjectName(QStringLiteral("avatarCrop"));
    setWindowTitle(tr("Your picture"));
    m_crop->setObjectName(QStringLiteral("crop"));
    m_crop->setAccessibleName(tr("The part that is shown"));
    m_crop->setAccessibleDescription(tr("Arrow keys move it, plus and minus change its size."));
    auto *slider = new QSlider(Qt::Horizontal, this);
    slider->setObjectName(QStringLiteral("cropZoom"));
    slider->setAccessibleName(tr("Size"));
    slider->setRange(kSteps, int(AvatarCrop::kMostZoom * kSteps));
    slider->setPageStep(kSteps / 4);
    connect(slider, &QSlider::valueChanged, m_crop, [this](int value) {
        // What came from the wheel is finer than the slider.
        if (int(std::lround(m_crop->zoom() * kSteps)) != value)
            m_crop->setZoom(double(value) / kSteps);
    });
    connect(m_crop, &AvatarCrop::zoomChanged, slider,
            [slider](double zoom) { slider->setValue(int(std::lround(zoom * kSteps))); });
    const auto sign = [this, &theme](const char *name) {
        auto *label = new QLabel(this);
        label->setPixmap(inkedIcon(QLatin1StringView(name), theme.ink2).pixmap(kIcon, kIcon));
        return label;
    };
    auto *sizes = new QHBoxLayout;
    sizes->addWidget(sign("zoom-out"));
    sizes->addWidget(slider, 1);
    sizes->addWidget(sign("zoom-in"));
    auto *hint = new QLabel(tr("Drag the picture until your face is in the circle."), this);
    hint->setProperty("kind", QStringLiteral("dim"));
    hint->setWordWrap(true);
    hint->setAlignment(Qt::AlignCenter);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *take = new QPushButton(tr("Use this part"), this);
    take->setObjectName(QStringLiteral("takeCrop"));
    take->setProperty("kind", QStringLiteral("primary"));
    take->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(take);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_crop, 0, Qt::AlignHCenter);
    layout->addLayout(sizes);
    layout->addWidget(hint);
    layout->addLayout(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(take, &QPushButton::clicked, this, &QDialog::accept);
}

QImage AvatarCropDialog::square() const
{
    return m_crop->result();
}

} // namespace foyer::ui
