/* octet-ui-field-values.h - the values that a field has in a capture, the most frequent first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "session/octet-session.h"

G_BEGIN_DECLS

/**
 * OctetUiFieldValue: (skip)
 * @text: as a filter writes it
 * @packets: how many of the packets that were looked at have it
 * @first: the first of them
 */
typedef struct
{
  char   *text;
  guint   packets;
  guint32 first;
} OctetUiFieldValue;

GPtrArray *octet_ui_field_values_new (OctetSession *session,
                                      const char   *key,
                                      GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
