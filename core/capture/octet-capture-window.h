/* octet-capture-window.h - a reader's own view of a capture's octets, anywhere in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each thread that looks back into a capture brings a window. Neighbours come with
 * what is asked for: few when the reader jumps about, many when it walks.
 */
#pragma once

#include "capture/octet-capture.h"

G_BEGIN_DECLS

/**
 * OctetCaptureWindow: (skip)
 * @buffer: octets of the unpacked file
 * @offset: where they stand in it
 * @size: how many are there
 * @allocated: room
 * @ahead: how many the next read takes at least
 */
typedef struct
{
  guint8 *buffer;
  guint64 offset;
  gsize   size;
  gsize   allocated;
  gsize   ahead;
} OctetCaptureWindow;

#define OCTET_CAPTURE_WINDOW_INIT { NULL, 0, 0, 0, 0 }

const guint8 *octet_capture_window_read  (OctetCaptureWindow  *self,
                                          OctetCapture        *capture,
                                          guint64              offset,
                                          gsize                size,
                                          GError             **error);
void          octet_capture_window_clear (OctetCaptureWindow  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OctetCaptureWindow, octet_capture_window_clear)

G_END_DECLS
