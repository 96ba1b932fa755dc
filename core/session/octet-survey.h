/* octet-survey.h - shows every packet of a session to statistics, in a thread of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-statistic.h"
#include "filter/octet-filter.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

#define OCTET_TYPE_SURVEY (octet_survey_get_type ())
G_DECLARE_FINAL_TYPE (OctetSurvey, octet_survey, OCTET, SURVEY, GObject)

OctetSurvey *octet_survey_new   (OctetSession   *session) G_GNUC_WARN_UNUSED_RESULT;
void         octet_survey_add   (OctetSurvey    *self,
                                 OctetStatistic *statistic,
                                 OctetFilter    *filter,
                                 guint           tag);
gboolean     octet_survey_run   (OctetSurvey    *self,
                                 GError        **error);
gboolean     octet_survey_step  (OctetSurvey    *self,
                                 guint32         n_packets,
                                 GError        **error);
void         octet_survey_start (OctetSurvey    *self);
void         octet_survey_stop  (OctetSurvey    *self);

G_END_DECLS
