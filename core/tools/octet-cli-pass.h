/* octet-cli-pass.h - decides, one by one, which packets -Y lets pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "filter/octet-filter.h"
#include "session/octet-cursor.h"
#include "tools/octet-cli-options.h"

G_BEGIN_DECLS

typedef struct _OctetCliPass OctetCliPass;

OctetCliPass *octet_cli_pass_new    (OctetSession          *session,
                                     const OctetCliOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void          octet_cli_pass_free   (OctetCliPass          *self);
gboolean      octet_cli_pass_decide (OctetCliPass          *self,
                                     guint32                number,
                                     GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetCliPass, octet_cli_pass_free)

G_END_DECLS
