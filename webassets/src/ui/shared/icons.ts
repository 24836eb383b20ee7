// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import './icon';
import { html, type TemplateResult } from 'lit';
import type { IconShapes } from './icon';
import { ArrowLeft, ChevronLeft, ChevronRight, Forward, LogOut, Reply, SendHorizontal, Undo2 } from 'lucide';

export {
  ArrowDown,
  ArrowLeft,
  ArrowUp,
  AtSign,
  Ban,
  Bell,
  BellOff,
  Bot,
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
  Flag,
  Forward,
  Hash,
  History,
  Image as ImageIcon,
  ImagePlus,
  KeyRound,
  Languages,
  Link2,
  LogOut,
  MessageCircle,
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
  Settings,
  Smile,
  SmilePlus,
  SquarePen,
  Star,
  Sun,
  TextSearch,
  Trash2,
  TriangleAlert,
  Undo2,
  UserPlus,
  UserRound,
  Users,
  Webhook,
  WifiOff,
  X,
  ZoomIn,
  ZoomOut,
} from 'lucide';

/** They point the way that is read, and the other way in a page that is written from right to left. */
const directional = new Set<IconShapes>([
  ArrowLeft,
  ChevronLeft,
  ChevronRight,
  Forward,
  LogOut,
  Reply,
  SendHorizontal,
  Undo2,
]);

export function icon(shapes: IconShapes): TemplateResult {
  return html`<foyer-icon .shapes=${shapes} ?directional=${directional.has(shapes)}></foyer-icon>`;
}
