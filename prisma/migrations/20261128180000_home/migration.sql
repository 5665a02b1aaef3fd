CREATE TABLE "readiness_day" (
    "store" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "weights" JSONB NOT NULL,

    CONSTRAINT "readiness_day_pkey" PRIMARY KEY ("store","day")
);

ALTER TABLE "readiness_day" ADD CONSTRAINT "readiness_day_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "home_visit" (
    "store" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "before_at" TIMESTAMPTZ(3),

    CONSTRAINT "home_visit_pkey" PRIMARY KEY ("store")
);

ALTER TABLE "home_visit" ADD CONSTRAINT "home_visit_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;
