/* octet-ui-near-filter.h - a filter that finds something, near to one that finds nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "session/octet-session.h"

G_BEGIN_DECLS

/**
 * OctetUiNearFilter: (skip)
 * @field: the key of the field that is compared
 * @value: the nearest value that occurs, as filters write it
 * @packets: in how many packets, of those that were looked at
 * @text: the filter with this value
 */
typedef struct
{
  char *field;
  char *value;
  guint packets;
  char *text;
} OctetUiNearFilter;

void               octet_ui_near_filter_find_async  (OctetSession        *session,
                                                     const char          *text,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             data);
OctetUiNearFilter *octet_ui_near_filter_find_finish (GAsyncResult        *result,
                                                     GError             **error)
  G_GNUC_WARN_UNUSED_RESULT;
void               octet_ui_near_filter_free        (OctetUiNearFilter   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetUiNearFilter, octet_ui_near_filter_free)

G_END_DECLS
