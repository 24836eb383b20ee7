// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import './icon';
import { html, type TemplateResult } from 'lit';
import type { IconShapes } from './icon';

export {
  ArrowDown,
  ArrowLeft,
  ArrowUp,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  CircleAlert,
  Clock,
  Compass,
  Copy,
  Crown,
  DoorOpen,
  Download,
  Ellipsis,
  EllipsisVertical,
  Eye,
  EyeOff,
  Forward,
  Hash,
  History,
  Image as ImageIcon,
  ImagePlus,
  KeyRound,
  Languages,
  Link2,
  LogOut,
  Monitor,
  MonitorSmartphone,
  Moon,
  Pencil,
  Pin,
  PinOff,
  Plus,
  Reply,
  RotateCw,
  Search,
  SendHorizontal,
  Smile,
  SmilePlus,
  Sun,
  TextSearch,
  Trash2,
  TriangleAlert,
  Undo2,
  Users,
  WifiOff,
  X,
  ZoomIn,
  ZoomOut,
} from 'lucide';

export function icon(shapes: IconShapes): TemplateResult {
  return html`<foyer-icon .shapes=${shapes}></foyer-icon>`;
}
