/* octet-filter-look.h - decides, packet by packet, what a filter lets pass, as cheaply as it can.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

typedef struct _OctetFilterLook OctetFilterLook;

OctetFilterLook *octet_filter_look_new           (OctetSession    *session,
                                                  OctetFilter     *filter)
  G_GNUC_WARN_UNUSED_RESULT;
void             octet_filter_look_free          (OctetFilterLook *self);
gboolean         octet_filter_look_passes        (OctetFilterLook *self,
                                                  guint32          number,
                                                  GError         **error);
gboolean         octet_filter_look_passes_inside (OctetFilterLook *self,
                                                  guint32          number,
                                                  GError         **error);
guint            octet_filter_look_get_n_read    (OctetFilterLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetFilterLook, octet_filter_look_free)

G_END_DECLS
