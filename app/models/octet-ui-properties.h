/* octet-ui-properties.h - all that is known of a capture, one row behind another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "analysis/octet-statistic.h"
#include "models/octet-ui-marks.h"
#include "models/octet-ui-property.h"

G_BEGIN_DECLS

GListModel      *octet_ui_properties_new      (OctetStatistic *properties,
                                               OctetStatistic *comments,
                                               OctetUiMarks   *marks) G_GNUC_WARN_UNUSED_RESULT;
OctetUiProperty *octet_ui_properties_describe (gpointer        item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
